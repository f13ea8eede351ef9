// What the arguments of charts take: names of columns, values, maps, scales, ranges.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <weft/figure.h>
#include <weft/json.h>
#include <weft/table.h>

namespace weft::px {

/// A column that has the same value in every row: `.path = {px::Constant("all"), "day", "sex"}`. It is called by its label, else
/// after the argument.
class Constant {
 public:
  explicit Constant(const std::string& value, std::string label = {})
      : column_(std::vector<std::string>{value}), label_(std::move(label)) {}
  explicit Constant(const char* value, std::string label = {}) : Constant(std::string(value), std::move(label)) {}
  template <std::same_as<bool> T>
  explicit Constant(T value, std::string label = {}) : column_(std::vector<bool>{value}), label_(std::move(label)) {}
  template <go::Number T>
  explicit Constant(T value, std::string label = {})
      : column_(std::vector<std::conditional_t<std::integral<T>, std::int64_t, double>>{value}), label_(std::move(label)) {}

  const dd::Column& column() const { return column_; }  ///< Of one row.
  const std::string& label() const { return label_; }

 private:
  dd::Column column_;
  std::string label_;
};

/// The numbers of the rows from 0 on: `.x = px::Range()`. It is called by its label, else after the argument.
class Range {
 public:
  explicit Range(std::string label = {}) : label_(std::move(label)) {}
  const std::string& label() const { return label_; }

 private:
  std::string label_;
};

/// What an argument of a chart takes from the data: the name of a column of the table, a column with as many rows as the table
/// (which goes by its name when it is one of the table's, else is named after the argument), numbers, which become such a column,
/// a px::Constant or a px::Range. `x` and `y` take several names and columns (which are then called "wide_variable_0" by their
/// place in the list). Empty when not given, as with a null pointer or std::nullopt.
class Values {
 public:
  /// One of several.
  struct Item {
    Item(const char* name) : name(name) {}
    Item(std::string name) : name(std::move(name)) {}
    Item(dd::Column column) : column(std::move(column)) {}

    std::string name = {};
    std::optional<dd::Column> column = {};
  };

  Values() = default;
  Values(const char* name) {
    if (name) values_ = std::string(name);
  }
  Values(std::string name) : values_(std::move(name)) {}
  Values(std::string_view name) : values_(std::string(name)) {}
  Values(const std::optional<std::string>& name) {
    if (name) values_ = *name;
  }
  Values(std::nullopt_t) {}
  Values(dd::Column column) : values_(std::move(column)) {}
  Values(std::initializer_list<Item> items) : values_(std::vector<Item>(items)) {}
  Values(const std::vector<std::string>& names) : values_(std::vector<Item>(names.begin(), names.end())) {}
  Values(Constant constant) : values_(std::move(constant)) {}
  Values(Range range) : values_(std::move(range)) {}
  template <go::Number T>
  Values(const std::vector<T>& numbers) : values_(column_of(std::span<const T>(numbers))) {}
  /// Integers in braces are those of Python's lists, of 64 bits.
  template <std::integral T>
  Values(std::initializer_list<T> numbers) : values_(dd::Column(std::vector<std::int64_t>(numbers.begin(), numbers.end()))) {}
  Values(std::initializer_list<double> numbers) : values_(dd::Column(std::vector<double>(numbers))) {}

  /// Whether there is anything, and what it is: null for the others.
  bool given() const { return values_.index() != 0; }
  const std::string* name() const { return std::get_if<std::string>(&values_); }
  const dd::Column* column() const { return std::get_if<dd::Column>(&values_); }
  const Constant* constant() const { return std::get_if<Constant>(&values_); }
  const Range* range() const { return std::get_if<Range>(&values_); }
  const std::vector<Item>* items() const { return std::get_if<std::vector<Item>>(&values_); }

 private:
  // Columns have no integers but these two.
  template <class T>
  static dd::Column column_of(std::span<const T> numbers) {
    using Kept = std::conditional_t<std::floating_point<T>, std::conditional_t<std::same_as<T, float>, float, double>,
                                    std::conditional_t<std::same_as<T, std::int32_t>, std::int32_t, std::int64_t>>;
    return dd::Column(std::vector<Kept>(numbers.begin(), numbers.end()));
  }

  std::variant<std::monostate, std::string, dd::Column, std::vector<Item>, Constant, Range> values_;
};

/// Several of them: `{"country", "year"}`, or only "country".
class ValuesList {
 public:
  ValuesList() = default;
  ValuesList(const char* name) : items_{name} {}
  ValuesList(std::string name) : items_{std::move(name)} {}
  ValuesList(std::initializer_list<Values> items) : items_(items) {}
  ValuesList(std::vector<Values> items) : items_(std::move(items)) {}
  ValuesList(const std::vector<std::string>& names) : items_(names.begin(), names.end()) {}
  const std::vector<Values>& items() const { return items_; }

 private:
  std::vector<Values> items_;
};

/// One line of the hover box: `"pop"` shows a column, `{"pop", false}` hides what would be shown, `{"pop", ":,.0f"}` formats it
/// (d3-format after a colon, d3-time-format after a bar), `{"rank", column}` shows values that are not in the table.
struct HoverItem {
  HoverItem(const char* name) : name(name) {}
  HoverItem(std::string name) : name(std::move(name)) {}
  HoverItem(std::string name, bool show) : name(std::move(name)), show(show) {}
  HoverItem(std::string name, const char* format) : name(std::move(name)), format(format) {}
  HoverItem(std::string name, std::string format) : name(std::move(name)), format(std::move(format)) {}
  HoverItem(std::string name, dd::Column values) : name(std::move(name)), values(std::move(values)) {}
  HoverItem(std::string name, const char* format, dd::Column values)
      : name(std::move(name)), format(format), values(std::move(values)) {}

  std::string name;
  bool show = true;
  std::string format;
  std::optional<dd::Column> values;
};

/// The hover box: `{"pop", "year"}` or `{{"pop", ":,.0f"}, {"year", false}}`.
class HoverData {
 public:
  HoverData() = default;
  HoverData(const char* name) : items_{HoverItem(name)} {}
  HoverData(std::initializer_list<HoverItem> items) : items_(items) {}
  HoverData(std::vector<HoverItem> items) : items_(std::move(items)) {}
  HoverData(const std::vector<std::string>& names) : items_(names.begin(), names.end()) {}
  const std::vector<HoverItem>& items() const { return items_; }

 private:
  std::vector<HoverItem> items_;
};

/// Names and what they stand for, in their order: `{{"pop", "Population"}, {"year", "Year"}}`.
template <class T>
class Dict {
 public:
  using Item = std::pair<std::string, T>;

  Dict() = default;
  Dict(std::initializer_list<Item> items) : items_(items) {}
  Dict(std::vector<Item> items) : items_(std::move(items)) {}
  Dict(const std::map<std::string, T>& items) : items_(items.begin(), items.end()) {}
  const std::vector<Item>& items() const { return items_; }

 private:
  std::vector<Item> items_;
};

/// Says that the values of a column are colors (or symbols) themselves.
struct Identity {};
inline constexpr Identity identity;

/// What each value of a column is drawn with: `{{"Asia", "red"}}`, or px::identity. Values are written as the legend shows them.
class DiscreteMap {
 public:
  DiscreteMap() = default;
  DiscreteMap(Identity) : is_identity_(true) {}
  DiscreteMap(std::initializer_list<std::pair<std::string, std::string>> items) : items_(items) {}
  DiscreteMap(std::vector<std::pair<std::string, std::string>> items) : items_(std::move(items)) {}
  bool is_identity() const { return is_identity_; }
  const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }

 private:
  bool is_identity_ = false;
  std::vector<std::pair<std::string, std::string>> items_;
};

/// Colors from the smallest to the largest value: a name ("viridis", "rdbu_r"), colors at equal distances (`{"red", "blue"}`), or
/// colors at places from 0 to 1 (`{{0, "red"}, {0.2, "gold"}, {1, "blue"}}`).
class ColorScale {
 public:
  using Stop = std::pair<double, std::string>;

  ColorScale() = default;
  ColorScale(const char* name) : name_(name) {}
  ColorScale(std::string name) : name_(std::move(name)) {}
  ColorScale(std::initializer_list<const char*> colors) : colors_(colors.begin(), colors.end()) {}
  ColorScale(std::vector<std::string> colors) : colors_(std::move(colors)) {}
  ColorScale(std::initializer_list<Stop> stops) : stops_(stops) {}
  ColorScale(std::vector<Stop> stops) : stops_(std::move(stops)) {}

  /// Whether there is anything, and what it is: empty for the others.
  bool given() const { return !name_.empty() || !colors_.empty() || !stops_.empty(); }
  const std::string& name() const { return name_; }
  const std::vector<std::string>& colors() const { return colors_; }
  const std::vector<Stop>& stops() const { return stops_; }

 private:
  std::string name_;
  std::vector<std::string> colors_;
  std::vector<Stop> stops_;
};

/// Where an axis begins and ends: `{0, 100}`, `{"2020-01-01", "2021-01-01"}`; nullptr leaves an end to the data.
class Bounds {
 public:
  Bounds() = default;
  Bounds(Json low, Json high) : ends_{{std::move(low), std::move(high)}} {}
  bool given() const { return ends_.has_value(); }
  const Json& low() const { return (*ends_)[0]; }
  const Json& high() const { return (*ends_)[1]; }

 private:
  std::optional<std::array<Json, 2>> ends_;
};

/// true, false, or a text that says how: `.text_auto = true`, `.text_auto = ".2f"`, `.points = "all"`. Empty when not given.
class Setting {
 public:
  Setting() = default;
  Setting(bool on) : value_(on) {}
  Setting(const char* how) : value_(std::string(how)) {}
  Setting(std::string how) : value_(std::move(how)) {}

  /// Whether there is anything, and what it is: null for the other.
  bool given() const { return value_.index() != 0; }
  const bool* flag() const { return std::get_if<bool>(&value_); }
  const std::string* text() const { return std::get_if<std::string>(&value_); }

 private:
  std::variant<std::monostate, bool, std::string> value_;
};

/// What is computed only when asked: a frame, a series.
template <class Lazy>
concept LazyFrame = requires(const Lazy& lazy) { lazy.compute(); };

namespace detail {
template <class>
inline constexpr bool never = false;
}  // namespace detail

/// Refuses a lazy frame when the program compiles.
template <class Lazy>
Figure refuse_lazy() {
  static_assert(detail::never<Lazy>, "px draws tables, not lazy frames: call compute() first");
  return {};
}

}  // namespace weft::px
