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
#include "kernel/list_value.h"
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
    if (field.type == DType::list)
      items_ = std::make_unique<Column>(plan::Field{field.name, item_of(field.type)});
    else if (read_as_ != field.type.id())
      cast_.emplace(plan::make(plan::Cast{field.type}, {plan::column(field.name)}), plan::Schema({{field.name, read_as_}}));
  }

  void start() {
    capacity_ = num_rows_ = 0;
    values_.reset();
    valid_.reset();
    ranges_.clear();
    num_items_ = 0;
    if (items_) items_->start();
  }

  void set(std::size_t row, const Value& value, StringArena& arena) {
    fill_to(row);
    if (value.kind == ValueKind::null) {
      put_missing(row);
      return;
    }
    reserve(row);
    bool fits = true;
    if (value.kind == ValueKind::object || (value.kind == ValueKind::array && !items_))
      throw Error(ErrorKind::data, "Column '" + field_.name + "' of type " + plan::type_name(field_.type) +
                                       " has another list or object, which no column type stands for");
    if (items_) {
      fits = value.kind == ValueKind::array;
      if (fits) set_items(row, value.text, arena);
    } else {
      fits = set_value(row, value, arena);
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
    Vector vector{read_as_, num_rows, values_, nullptr, {}};
    if (num_rows > 0 && std::memchr(valid_.get(), 0, num_rows) != nullptr) vector.valid = valid_;
    if (items_) return finish_lists(std::move(vector), holds);
    if (read_as_ == DType::string) vector.holds = holds;
    return cast_ ? cast_->evaluate(Batch{{vector}, num_rows}) : vector;
  }

 private:
  static DType read_type(DType type) {
    if (type == DType::boolean || type == DType::string) return type;
    if (dd::is_integer(type)) return type == DType::uint64 ? DType::string : DType::int64;
    return dd::is_floating(type) ? DType::float64 : DType::string;
  }

  /// False for a value that is none of the column's type.
  bool set_value(std::size_t row, const Value& value, StringArena& arena) {
    switch (read_as_) {
      case DType::boolean:
        at<std::uint8_t>(row) = value.text == "true";
        return value.kind == ValueKind::boolean;
      case DType::int64:
        return value.kind == ValueKind::integer && read_number(value.text, at<std::int64_t>(row));
      case DType::float64:
        return (value.kind == ValueKind::integer || value.kind == ValueKind::real) && read_number(value.text, at<double>(row));
      default:
        at<StringRef>(row) = value.has_escapes ? arena.add(unescaped(value.text)) : StringRef(value.text);
        return true;
    }
  }

  void set_items(std::size_t row, std::string_view text, StringArena& arena) {
    ArrayReader array(text);
    Value value;
    std::size_t size = 0;
    for (; array.next(value); ++size) items_->set(num_items_ + size, value, arena);
    // Of a key that comes twice in a line the later value counts.
    ranges_.resize(row);
    ranges_.push_back({num_items_, size});
    num_items_ += size;
  }

  /// Lists of the items that came for each row.
  Vector finish_lists(Vector lists, const std::vector<std::shared_ptr<const void>>& holds) {
    const Vector items = items_->finish(num_items_, holds);
    auto arena = std::make_shared<StringArena>();
    auto* out = reinterpret_cast<StringRef*>(values_.get());
    for (std::size_t row = 0; row < lists.size; ++row)
      if (lists.is_valid(row)) out[row] = make_list(items, ranges_[row].first, ranges_[row].second, *arena);
    lists.holds.push_back(std::move(arena));
    return lists;
  }

  /// Makes room for the row. A batch of rows has it at once; of items there may be any number.
  void reserve(std::size_t row) {
    if (row < capacity_) return;
    const std::size_t size = value_size(read_as_), capacity = std::max(batch_rows, 2 * capacity_);
    auto values = std::make_shared_for_overwrite<std::byte[]>(capacity * size);
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(capacity);
    if (num_rows_ > 0) {
      std::memcpy(values.get(), values_.get(), num_rows_ * size);
      std::memcpy(valid.get(), valid_.get(), num_rows_);
    }
    values_ = std::move(values);
    valid_ = std::move(valid);
    capacity_ = capacity;
  }

  template <class T>
  T& at(std::size_t row) {
    return *(reinterpret_cast<T*>(values_.get()) + row);
  }
  void put_missing(std::size_t row) {
    reserve(row);
    const std::size_t size = value_size(read_as_);
    std::memset(values_.get() + row * size, 0, size);
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
  std::shared_ptr<std::byte[]> values_;  // of all rows; of lists filled in the end
  std::shared_ptr<std::uint8_t[]> valid_;
  std::size_t capacity_ = 0, num_rows_ = 0;
  std::unique_ptr<Column> items_;                            // of lists
  std::vector<std::pair<std::size_t, std::size_t>> ranges_;  // where each row's begin, and their number
  std::size_t num_items_ = 0;
};

class JsonSource final : public Source {
 public:
  JsonSource(const plan::Node& node, const TaskContext& context)
      : op_(*node.as<plan::ReadJson>()), context_(context), part_(plan::decode<plan::JsonPart>(context.part)) {
    if (part_.file >= op_.files.size() || part_.begin > part_.end || part_.end > op_.files[part_.file].size)
      throw Error(ErrorKind::cluster, "Part of a JSON source lies outside of it");
    for (const plan::Field& field : op_.file_columns) places_.emplace(field.name, no_column);
    for (const plan::Field& field : node.schema().columns()) {
      if (!op_.path_column.empty() && field.name == op_.path_column) {
        path_place_ = columns_.size();
        path_ = std::make_shared<const std::string>(op_.files[part_.file].path);
        continue;
      }
      places_[field.name] = columns_.size();
      columns_.emplace_back(field);
      names_.push_back(field.name);
    }
  }

  void run(Operator& next) override {
    const plan::JsonFile& file = op_.files[part_.file];
    if (file.size == 0) return next.finish();
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
    if (path_) batch.columns.insert(batch.columns.begin() + static_cast<std::ptrdiff_t>(path_place_), paths());
    return next.push(std::move(batch));
  }

  Vector paths() const {
    auto [vector, out] = make_vector<StringRef>(DType::string, num_rows_);
    std::fill_n(out, num_rows_, StringRef(*path_));
    vector.holds.push_back(path_);
    return vector;
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

  const plan::ReadJson& op_;
  const TaskContext& context_;
  plan::JsonPart part_;
  std::vector<Column> columns_;
  std::vector<std::string> names_;
  std::shared_ptr<const std::string> path_;  // null where it is not wanted
  std::size_t path_place_ = 0;               // in a batch
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
