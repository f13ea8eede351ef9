// The rows of a partition -> new files, and a row for each.
#include "plan/ops/write_files.h"

#include <map>
#include <random>
#include <unordered_map>

#include "kernel/io/compress.h"
#include "kernel/io/file_system.h"
#include "kernel/io/text_encoding.h"
#include "kernel/parquet/hive_path.h"
#include "kernel/register.h"
#include "kernel/string_arena.h"
#include "kernel/write/file_writer.h"
#include "kernel/write/register.h"
#include "kernel/write/row_text.h"

namespace weft::kernel {
namespace {

/// A name that no other task and no other process takes.
std::string new_name() {
  std::random_device random;
  std::string name;
  for (int i = 0; i < 24; ++i) name += "0123456789abcdef"[random() & 15];
  return name;
}

/// `key=value/`
std::string directory_of(const std::string& key, const plan::Literal& value) {
  return parquet_file::hive_text(key) + '=' + parquet_file::hive_text(value) + '/';
}

/// One file that is being written.
struct OpenFile {
  std::string path;  // below the directory
  std::unique_ptr<FileWriter> writer;
  std::int64_t rows = 0;
};

class WriteFilesOperator final : public Operator {
 public:
  WriteFilesOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::WriteFiles>()),
        written_(op_.written(node.input()->schema())),
        context_(context),
        next_(next),
        name_(new_name()) {
    const plan::Schema& input = node.input()->schema();
    std::vector<plan::Field> keys;
    for (const std::string& column : op_.partition_on) {
      key_columns_.push_back(input.index_of(column));
      keys.push_back(input.at(column));
    }
    for (const plan::Field& field : written_.columns()) written_columns_.push_back(input.index_of(field.name));
    key_texts_.emplace(plan::Schema(std::move(keys)));
  }

  bool push(Batch batch) override {
    context_.check_cancelled();
    Batch rows{{}, batch.num_rows};
    for (const std::size_t column : written_columns_) rows.columns.push_back(batch.columns[column]);
    if (op_.partition_on.empty()) {
      write(file_in(""), rows);
      return true;
    }
    for (const auto& [directory, selected] : rows_by_directory(batch)) write(file_in(directory), take(rows, selected));
    return true;
  }

  void finish() override {
    // A partition without rows still is a file that says its columns.
    if (op_.partition_on.empty()) file_in("");
    auto arena = std::make_shared<StringArena>();
    auto [paths, path] = make_vector<StringRef>(DType::string, files_.size());
    auto [rows, num_rows] = make_vector<std::int64_t>(DType::int64, files_.size());
    auto [bytes, num_bytes] = make_vector<std::int64_t>(DType::int64, files_.size());
    for (auto& [directory, file] : files_) {
      *num_bytes++ = static_cast<std::int64_t>(file.writer->close());
      *num_rows++ = file.rows;
      *path++ = arena->add(file.path);
    }
    paths.holds.push_back(arena);
    const std::size_t count = files_.size();
    if (count > 0) next_.push(Batch{{std::move(paths), std::move(rows), std::move(bytes)}, count});
    next_.finish();
  }

 private:
  OpenFile& file_in(const std::string& directory) {
    OpenFile& file = files_[directory];
    if (file.writer) return file;
    file.path = directory + name_;
    file.writer = make_file_writer(op_.directory + "/" + file.path, op_.format, written_);
    return file;
  }

  static void write(OpenFile& file, const Batch& rows) {
    file.writer->write(rows);
    file.rows += static_cast<std::int64_t>(rows.num_rows);
  }

  /// Rows by the directory that their values name, `key=value/key=value/`.
  std::map<std::string, std::vector<std::uint32_t>> rows_by_directory(const Batch& batch) {
    Batch keys{{}, batch.num_rows};
    for (const std::size_t column : key_columns_) keys.columns.push_back(batch.columns[column]);
    key_texts_->start(keys);
    std::map<std::string, std::vector<std::uint32_t>> rows;
    std::string directory;
    for (std::uint32_t row = 0; row < batch.num_rows; ++row) {
      directory.clear();
      for (std::size_t key = 0; key < key_columns_.size(); ++key) {
        const auto text = key_texts_->text(key, row);
        directory += directory_of(op_.partition_on[key], text ? plan::Literal(std::string(*text)) : plan::Literal());
      }
      rows[directory].push_back(row);
    }
    return rows;
  }

  const plan::WriteFiles& op_;
  plan::Schema written_;
  const TaskContext& context_;
  Operator& next_;
  std::string name_;
  std::vector<std::size_t> key_columns_, written_columns_;
  std::optional<RowText> key_texts_;
  std::map<std::string, OpenFile> files_;  // by directory
};

}  // namespace

std::unique_ptr<FileWriter> make_file_writer(const std::string& path, const plan::WriteFormat& format,
                                             const plan::Schema& schema) {
  std::unique_ptr<OutputFile> file = file_system_of(path).create(path);
  switch (format.format) {
    case plan::FileFormat::csv:
      return make_csv_writer(encode_text(compress(std::move(file), format.compression), format.encoding), format, schema);
    case plan::FileFormat::json:
      return make_json_writer(compress(std::move(file), format.compression), format, schema);
    case plan::FileFormat::ipc:
      return make_ipc_writer(std::move(file), path, format, schema);
    default:
      return make_parquet_writer(std::move(file), path, format, schema);
  }
}

std::string write_empty_file(const plan::WriteFiles& op, const plan::Schema& input) {
  std::string path;
  for (const std::string& column : op.partition_on) path += directory_of(column, {});
  path += new_name();
  make_file_writer(op.directory + "/" + path, op.format, op.written(input))->close();
  return path;
}

void register_write_files() {
  register_operator(plan::WriteFiles::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<WriteFilesOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
