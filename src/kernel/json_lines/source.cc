// The lines of JSON that a task reads -> batches of the wanted columns.
#include <charconv>
#include <unordered_map>

#include <fast_float/fast_float.h>

#include <weft/error.h>

#include "base/text.h"
#include "kernel/evaluate.h"
#include "kernel/json_lines/discover.h"
#include "kernel/json_lines/line_reader.h"
#include "kernel/json_lines/parse_object.h"
#include "kernel/operator.h"
#include "kernel/string_arena.h"
#include "plan/ops/scalar.h"

namespace weft::kernel {
namespace json_lines {
namespace {

/// Values of one column of a batch that is being read.
class Column {
 public:
  explicit Column(const plan::Field& field) : field_(field), read_as_(read_type(field.type)) {
    if (read_as_ == field.type.id()) return;
    cast_.emplace(plan::make(plan::Cast{field.type}, {plan::column(field.name)}), plan::Schema({{field.name, read_as_}}));
  }

  void start() {
    const std::size_t size = value_size(read_as_);
    auto [vector, out] = make_vector<std::byte>(read_as_, batch_rows * size);
    vector_ = std::move(vector);
    values_ = out;
    valid_ = std::make_shared<std::uint8_t[]>(batch_rows);
    num_rows_ = 0;
  }

  void set(std::size_t row, const Value& value, StringArena& arena) {
    fill_to(row);
    bool fits = true;
    if (value.kind == ValueKind::null) {
      put_missing(row);
      return;
    }
    if (value.kind == ValueKind::nested)
      throw Error(ErrorKind::data, "Column '" + field_.name + "' has lists or objects, which no column type stands for");
    switch (read_as_) {
      case DType::boolean:
        fits = value.kind == ValueKind::boolean;
        at<std::uint8_t>(row) = value.text == "true";
        break;
      case DType::int64:
        fits = value.kind == ValueKind::integer && read_number(value.text, at<std::int64_t>(row));
        break;
      case DType::float64:
        fits = (value.kind == ValueKind::integer || value.kind == ValueKind::real) && read_number(value.text, at<double>(row));
        break;
      default:
        at<StringRef>(row) = value.has_escapes ? arena.add(unescaped(value.text)) : StringRef(value.text);
    }
    if (!fits)
      throw Error(ErrorKind::data, "Bad value for " + plan::type_name(field_.type) + " column '" + field_.name +
                                       "' (give its type with "
                                       ".dtype): " +
                                       std::string(value.text.substr(0, 100)));
    valid_[static_cast<std::ptrdiff_t>(row)] = 1;
    num_rows_ = row + 1;
  }

  Vector finish(std::size_t num_rows, const std::vector<std::shared_ptr<const void>>& holds) {
    fill_to(num_rows);
    vector_.size = num_rows;
    if (num_rows > 0 && std::memchr(valid_.get(), 0, num_rows) != nullptr) vector_.valid = valid_;
    if (read_as_ == DType::string) vector_.holds = holds;
    return cast_ ? cast_->evaluate(Batch{{vector_}, num_rows}) : std::move(vector_);
  }

 private:
  static DType read_type(DType type) {
    if (type == DType::boolean || type == DType::string) return type;
    if (dd::is_integer(type)) return type == DType::uint64 ? DType::string : DType::int64;
    return dd::is_floating(type) ? DType::float64 : DType::string;
  }

  template <class T>
  T& at(std::size_t row) {
    return *(reinterpret_cast<T*>(values_) + row);
  }
  void put_missing(std::size_t row) {
    const std::size_t size = value_size(read_as_);
    std::memset(values_ + row * size, 0, size);
    valid_[static_cast<std::ptrdiff_t>(row)] = 0;
    num_rows_ = row + 1;
  }
  /// Lines that lack the key are null.
  void fill_to(std::size_t row) {
    for (; num_rows_ < row;) put_missing(num_rows_);
  }

  static bool read_number(std::string_view text, std::int64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
  }
  static bool read_number(std::string_view text, double& number) {
    const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), number);
    return end == text.data() + text.size();
  }

  const plan::Field field_;
  DType read_as_;
  std::optional<Evaluator> cast_;
  Vector vector_;
  std::byte* values_ = nullptr;
  std::shared_ptr<std::uint8_t[]> valid_;
  std::size_t num_rows_ = 0;
};

class JsonSource final : public Source {
 public:
  JsonSource(const plan::Node& node, const TaskContext& context)
      : op_(*node.as<plan::ReadJson>()), context_(context), part_(plan::decode<plan::JsonPart>(context.part)) {
    if (part_.file >= op_.files.size() || part_.begin > part_.end || part_.end > op_.files[part_.file].size)
      throw Error(ErrorKind::cluster, "Part of a JSON source lies outside of it");
    for (const plan::Field& field : op_.file_columns) places_.emplace(field.name, no_column);
    for (const plan::Field& field : node.schema().columns()) {
      places_[field.name] = columns_.size();
      columns_.emplace_back(field);
      names_.push_back(field.name);
    }
  }

  void run(Operator& next) override {
    const plan::JsonFile& file = op_.files[part_.file];
    LineReader lines(file, part_.begin, part_.end);
    std::string_view line;
    start();
    while (lines.next(line)) {
      if (line.find_first_not_of(" \t\r") == line.npos) continue;
      if (holds_.back() != lines.memory()) holds_.push_back(lines.memory());
      try {
        read_line(line);
      } catch (const Error& error) {
        throw Error(error.kind(), error.message() + " (" + file.path + ", byte " + std::to_string(lines.offset()) + ")");
      }
      if (++num_rows_ < batch_rows) continue;
      context_.check_cancelled();
      if (!push(next)) return next.finish();
      start();
    }
    if (num_rows_ > 0) push(next);
    next.finish();
  }

 private:
  static constexpr std::size_t no_column = ~std::size_t{0};

  void start() {
    arena_ = std::make_shared<StringArena>();
    holds_ = {arena_};
    for (Column& column : columns_) column.start();
    num_rows_ = 0;
  }

  bool push(Operator& next) {
    Batch batch{{}, num_rows_};
    for (Column& column : columns_) batch.columns.push_back(column.finish(num_rows_, holds_));
    return next.push(std::move(batch));
  }

  void read_line(std::string_view line) {
    ObjectReader object(line);
    Value key, value;
    std::size_t guess = 0;  // lines have their keys in the same order, most of the time
    while (object.next(key, value)) {
      std::size_t place = no_column;
      if (guess < names_.size() && !key.has_escapes && key.text == names_[guess])
        place = guess;
      else
        place = find(key);
      if (place == no_column) continue;
      columns_[place].set(num_rows_, value, *arena_);
      guess = place + 1;
    }
  }

  std::size_t find(const Value& key) const {
    const std::string name = key.has_escapes ? unescaped(key.text) : std::string(key.text);
    const auto found = places_.find(name);
    if (found != places_.end()) return found->second;
    if (op_.ignores_unknown) return no_column;
    throw Error(ErrorKind::data,
                "Key is not in the sample of the first file (give its type with .dtype, or name the wanted columns "
                "in .columns): " +
                    name);
  }
  /// Who names columns wants no others.
  bool unknown_is_fine() const { return op_.wanted.size() < op_.file_columns.size(); }

  const plan::ReadJson& op_;
  const TaskContext& context_;
  plan::JsonPart part_;
  std::vector<Column> columns_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> places_;
  std::shared_ptr<StringArena> arena_;
  std::vector<std::shared_ptr<const void>> holds_;
  std::size_t num_rows_ = 0;
};

}  // namespace
}  // namespace json_lines

void register_read_json() {
  register_source(plan::ReadJson::name, [](const plan::Node& node, const TaskContext& context) {
    return std::make_unique<json_lines::JsonSource>(node, context);
  });
}

}  // namespace weft::kernel
