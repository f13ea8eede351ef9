// Reads CSV through discovery and the source as the engine does.
#include "csv/csv_case.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <ostream>

#include "base/temporal_text.h"
#include "kernel/csv/discover.h"
#include "kernel/csv/register.h"
#include "kernel/physical_type.h"
#include "plan/codec.h"

namespace weft::csv_test {
namespace {

template <class T>
std::string text_of(dd::DType type, const T& value) {
  if constexpr (std::is_same_v<T, kernel::StringRef>) {
    return std::string(value.view());
  } else if constexpr (std::is_same_v<T, bool>) {
    return value ? "true" : "false";
  } else if constexpr (std::is_floating_point_v<T>) {
    char text[64];
    std::snprintf(text, sizeof text, "%a", static_cast<double>(value));
    return text;
  } else {
    if (type == dd::DType::date) return base::format_date(static_cast<std::int32_t>(value));
    if (type == dd::DType::time) return base::format_time(static_cast<std::int64_t>(value));
    if (type == dd::DType::timestamp) return base::format_timestamp(static_cast<std::int64_t>(value));
    return std::to_string(value);
  }
}

class Collector final : public kernel::Operator {
 public:
  explicit Collector(Rows& rows) : rows_(rows) {}
  bool push(kernel::Batch batch) override {
    EXPECT_EQ(batch.columns.size(), rows_.columns.size());
    for (std::size_t column = 0; column < batch.columns.size(); ++column) {
      const kernel::Vector& vector = batch.columns[column];
      EXPECT_EQ(vector.size, batch.num_rows);
      EXPECT_EQ(vector.type, rows_.columns[column].type);
      kernel::with_physical_type(vector.type, [&](auto sample) {
        using T = decltype(sample);
        for (std::size_t row = 0; row < vector.size; ++row) {
          if (vector.is_valid(row))
            rows_.values[column].push_back(text_of(vector.type, vector.data<T>()[row]));
          else
            rows_.values[column].push_back(std::nullopt);
        }
      });
    }
    return true;
  }
  void finish() override { EXPECT_FALSE(std::exchange(finished_, true)); }

 private:
  Rows& rows_;
  bool finished_ = false;
};

void read_into(Rows& rows, const plan::Expr& node, const plan::CsvPart& part) {
  const std::string encoded = plan::encode(part);
  kernel::TaskContext context;
  context.part = encoded;
  Collector collector(rows);
  kernel::make_csv_source(*node, context)->run(collector);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "weft-csv-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw Error(ErrorKind::internal, "No temporary folder");
  folder_ = name;
}

TemporaryFolder::~TemporaryFolder() { std::filesystem::remove_all(folder_); }

std::string TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
  std::ofstream out(folder_ / name, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return path(name);
}

std::vector<Value> Rows::row(std::size_t index) const {
  std::vector<Value> row;
  for (const std::vector<Value>& column : values) row.push_back(column.at(index));
  return row;
}

std::ostream& operator<<(std::ostream& out, const Rows& rows) {
  for (const plan::Field& column : rows.columns) out << column.name << ':' << dd::to_string(column.type) << ' ';
  const std::size_t count = rows.values.empty() ? 0 : rows.values[0].size();
  for (std::size_t row = 0; row < count && row < 40; ++row) {
    out << '\n';
    for (const Value& value : rows.row(row)) out << (value ? '"' + value->substr(0, 60) + '"' : "null") << ' ';
  }
  return out;
}

Rows read(const plan::CsvRequest& request, const std::vector<plan::Expr>& predicate) {
  return read(kernel::discover_csv(request), predicate);
}

Rows read(plan::ReadCsv source, const std::vector<plan::Expr>& predicate) {
  for (int revisions = 0;; ++revisions) {
    const plan::Expr node = plan::make(source, predicate);
    Rows rows{node->schema().columns(), std::vector<std::vector<Value>>(node->schema().size()), revisions};
    try {
      for (const plan::CsvPart& part : plan::csv_parts(source)) read_into(rows, node, part);
      return rows;
    } catch (const plan::SourceRevision& revision) {
      EXPECT_EQ(revision.source, node->name());
      EXPECT_NE(plan::encode(revision.revised), plan::encode(source)) << "a revision without anything new: " << revision.reason;
      EXPECT_FALSE(revision.reason.empty());
      if (revisions > 100) throw Error(ErrorKind::internal, "Revised without end: " + revision.reason);
      source = revision.revised;
    }
  }
}

Rows read_part(const plan::ReadCsv& source, const plan::CsvPart& part) {
  const plan::Expr node = plan::make(source);
  Rows rows{node->schema().columns(), std::vector<std::vector<Value>>(node->schema().size())};
  read_into(rows, node, part);
  return rows;
}

plan::CsvRequest request_for(const std::string& path, std::uint64_t blocksize) {
  plan::CsvRequest request;
  request.paths = {path};
  request.blocksize = blocksize;
  return request;
}

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return std::string(to_string(error.kind())) + ": " + error.what();
  } catch (const plan::SourceRevision& revision) {
    return "revision: " + revision.reason;
  }
  return "no error";
}

}  // namespace weft::csv_test
