// Plotly Express: a table and a few column names -> a figure.
#pragma once

#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <weft/figure.h>
#include <weft/table.h>

namespace weft::px {

/// What an argument of a chart takes from the data: the name of a column of the table, or a column of its own with as many rows
/// as the table (which is then named after the argument). Empty when not given.
class Values {
 public:
  Values() = default;
  Values(const char* name) : values_(std::string(name)) {}
  Values(std::string name) : values_(std::move(name)) {}
  Values(std::string_view name) : values_(std::string(name)) {}
  Values(dd::Column column) : values_(std::move(column)) {}
  Values(std::initializer_list<const char*> names) : values_(std::vector<std::string>(names.begin(), names.end())) {}
  Values(std::vector<std::string> names) : values_(std::move(names)) {}

  bool given() const { return values_.index() != 0; }
  const std::string* name() const { return std::get_if<std::string>(&values_); }
  const dd::Column* column() const { return std::get_if<dd::Column>(&values_); }
  const std::vector<std::string>* names() const { return std::get_if<std::vector<std::string>>(&values_); }

 private:
  std::variant<std::monostate, std::string, dd::Column, std::vector<std::string>> values_;
};

/// Several of them: `{"country", "year"}`, or only "country".
class ValuesList {
 public:
  ValuesList() = default;
  ValuesList(const char* name) : items_{name} {}
  ValuesList(std::string name) : items_{std::move(name)} {}
  ValuesList(std::initializer_list<Values> items) : items_(items) {}
  ValuesList(std::vector<Values> items) : items_(std::move(items)) {}
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
class Range {
 public:
  Range() = default;
  Range(Json low, Json high) : ends_{{std::move(low), std::move(high)}} {}
  bool given() const { return ends_.has_value(); }
  const Json& low() const { return (*ends_)[0]; }
  const Json& high() const { return (*ends_)[1]; }

 private:
  std::optional<std::array<Json, 2>> ends_;
};

/// The arguments of scatter(). Names and meaning are those of plotly.express.scatter; `template` is a word of C++, so it has an
/// underscore. Definition: https://plotly.com/python-api-reference/generated/plotly.express.scatter
struct Scatter {
  // Data. One of `x` and `y` may be left out: row numbers stand in for it. One may be a list of columns, or both left out for all
  // of the table's: each column is then a trace.
  Values x = {};
  Values y = {};
  Values size = {};        ///< Area of the markers: numbers, none of them negative or null.
  Values color = {};       ///< Numbers give a color scale, anything else a trace for each value.
  Values symbol = {};      ///< A marker symbol for each value.
  Values text = {};        ///< Written beside the markers.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};
  ValuesList custom_data = {};                   ///< Not shown; for callbacks.
  Values facet_row = {};                         ///< A row of plots for each value.
  Values facet_col = {};                         ///< A column of plots for each value.
  int facet_col_wrap = 0;                        ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fractions of the figure's height and width.
  std::optional<double> facet_col_spacing = {};
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};                 ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes.
  bool log_x = false;
  bool log_y = false;
  Range range_x = {};
  Range range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.

  // Looks.
  double size_max = 20;  ///< Diameter of the largest marker, in pixels.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Range range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.
  std::string render_mode = "auto";    ///< "svg", "webgl", or "auto": WebGL above 1000 rows.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};             ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};   ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A mark for each row of the table.
/// Throws a user Error that names the argument for a column that is not there, text where numbers are needed, and unknown colors,
/// symbols, scales and templates.
Figure scatter(const dd::Table& table, const Scatter& arguments);

namespace detail {
template <class>
inline constexpr bool never = false;
}  // namespace detail

/// A lazy frame has no rows to draw: `px::scatter(df.compute(), ...)`.
template <class Lazy>
  requires requires(const Lazy& lazy) { lazy.compute(); }
Figure scatter(const Lazy&, const Scatter&) {
  static_assert(detail::never<Lazy>, "px draws tables, not lazy frames: call compute() first");
  return {};
}

}  // namespace weft::px
