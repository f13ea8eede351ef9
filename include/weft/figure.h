// Figures: what Plotly draws.
#pragma once

#include <concepts>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <weft/add_traces.h>
#include <weft/at.h>
#include <weft/figure_export.h>
#include <weft/figure_value.h>
#include <weft/json.h>
#include <weft/trace.h>

namespace weft {

struct Subplots;

namespace figure {
struct Template;
struct Grid;
struct Fit;
}  // namespace figure

/// Which of several: those of a trace type (`"bar"`), with some attributes (`{{"name", "2007"}}`), the one of a number (from the
/// last when negative), or those that a function says.
class Selector {
 public:
  using Function = std::function<bool(const go::Object&)>;

  Selector() = default;
  Selector(const char* type) : how_(go::Value{{"type", type}}.json()) {}
  Selector(int number) : how_(number) {}
  Selector(std::initializer_list<go::Value> attributes) : how_(go::Value(attributes).json()) {}
  explicit Selector(Json attributes) : how_(std::move(attributes)) {}
  template <std::predicate<const go::Object&> F>
  Selector(F function) : how_(Function(std::move(function))) {}

  /// What was given: null for the others.
  const int* number() const { return std::get_if<int>(&how_); }
  const Json* attributes() const { return std::get_if<Json>(&how_); }
  const Function* function() const { return std::get_if<Function>(&how_); }

 private:
  std::variant<std::monostate, int, Json, Function> how_;
};

/// What an update goes to: all there is unless a selector or a place in the grid is given.
struct Select {
  Selector selector = {};
  std::optional<int> row = {};
  std::optional<int> col = {};
  std::optional<bool> secondary_y = {};
  bool overwrite = false;  ///< Puts objects in the place of those that are there instead of merging.
};

/// A trace of any kind, but nothing in braces, which is the JSON of a figure: `Figure({{"data", ...}, {"layout", ...}})`.
class AnyTrace {
 public:
  template <std::derived_from<go::Trace> T>
  AnyTrace(T trace) : trace_(std::move(trace)) {}
  /// Gives it up.
  go::Trace take() const { return std::move(trace_); }

 private:
  mutable go::Trace trace_;
};

/// A Plotly figure: traces, a layout, frames. A value: cheap to copy, and changing a copy leaves the original as it is.
///
/// What is set by name is checked: a wrong name or value is a user Error that says where it stands and what there is. A key may
/// reach inside with underscores or dots ("marker_color", "xaxis.title.text", "annotations[0].text").
/// Definition: https://plotly.com/python-api-reference/generated/plotly.graph_objects.Figure
class Figure : public figure::AddTraces {
 public:
  /// A figure without traces, with the template "plotly".
  Figure();
  /// `Figure({go::Bar({{"y", ys}})}, {{"title_text", "Sales"}})`. The template is "plotly" unless the layout has one.
  Figure(std::initializer_list<AnyTrace> data, go::Layout layout = {}, std::vector<go::Frame> frames = {});
  template <std::same_as<std::vector<go::Trace>> Traces>
  explicit Figure(Traces data, go::Layout layout = {}, std::vector<go::Frame> frames = {})
      : Figure(Made(), std::move(data), std::move(layout), frames) {}
  template <std::derived_from<go::Trace> T>
  Figure(T trace, go::Layout layout = {}) : Figure({std::move(trace)}, std::move(layout)) {}
  /// A figure of that object, as it is: unchecked, and without a template when it has none. Throws a user Error when it is no
  /// object, "data" no array of objects, or "layout" no object.
  explicit Figure(Json figure);
  /// For the library: with a template and a grid that many figures share, and what was fitted for it.
  Figure(Json figure, std::shared_ptr<const figure::Template> shared, std::shared_ptr<const figure::Grid> grid = {},
         std::shared_ptr<const std::vector<figure::Fit>> fits = {});

  /// Adds a trace, in a figure of subplots at their place. Throws a user Error for a place that there is not, and one that such
  /// a trace cannot stand in.
  Figure& add_trace(go::Trace trace, const At& at = {});
  Figure& add_traces(std::vector<go::Trace> traces);
  /// Of the rows and columns that have as many numbers as there are traces.
  Figure& add_traces(std::vector<go::Trace> traces, const std::vector<int>& rows, const std::vector<int>& cols);
  /// The traces that are selected, as they are; with attributes merged into them, as update_layout() does; or changed by a
  /// function. Throw a user Error for a wrong attribute, and for a place in a figure without a grid.
  std::vector<go::Trace> select_traces(const Select& select = {}) const;
  Figure& update_traces(const go::Value& attributes, const Select& select = {});
  Figure& for_each_trace(const std::function<void(go::Object&)>& change, const Select& select = {});

  /// Merges into the layout: objects are merged name by name, lists of objects (annotations, shapes) item by item, null takes
  /// away, everything else is replaced; with `overwrite` objects and lists are replaced too.
  Figure& update_layout(const go::Value& attributes, bool overwrite = false);
  Figure& update_xaxes(const go::Value& attributes, const Select& select = {});
  Figure& update_yaxes(const go::Value& attributes, const Select& select = {});
  Figure& update_coloraxes(const go::Value& attributes, const Select& select = {});
  Figure& update_geos(const go::Value& attributes, const Select& select = {});
  Figure& update_legends(const go::Value& attributes, const Select& select = {});
  Figure& update_maps(const go::Value& attributes, const Select& select = {});
  Figure& update_polars(const go::Value& attributes, const Select& select = {});
  Figure& update_scenes(const go::Value& attributes, const Select& select = {});
  Figure& update_smiths(const go::Value& attributes, const Select& select = {});
  Figure& update_ternaries(const go::Value& attributes, const Select& select = {});
  Figure& update_annotations(const go::Value& attributes, const Select& select = {});
  Figure& update_layout_images(const go::Value& attributes, const Select& select = {});
  Figure& update_selections(const go::Value& attributes, const Select& select = {});
  Figure& update_shapes(const go::Value& attributes, const Select& select = {});
  /// Parts of the layout of a kind, "xaxis", "scene", "annotation", "layout_image", ...: the one and all with a number.
  std::vector<go::Object> select(std::string_view kind, const Select& select = {}) const;
  Figure& for_each(std::string_view kind, const std::function<void(go::Object&)>& change, const Select& select = {});

  /// A line or a rectangle over the whole height or width of each subplot that is not empty, or of those that `at` says.
  /// `attributes` are those of a shape; those that begin with "annotation_" and "annotation" make a text at it, which
  /// "annotation_position" places ("top left", of rectangles also "inside" and "outside").
  Figure& add_vline(const go::Value& x, const go::Value& attributes = {}, const At& at = At::everywhere());
  Figure& add_hline(const go::Value& y, const go::Value& attributes = {}, const At& at = At::everywhere());
  Figure& add_vrect(const go::Value& x0, const go::Value& x1, const go::Value& attributes = {}, const At& at = At::everywhere());
  Figure& add_hrect(const go::Value& y0, const go::Value& y1, const go::Value& attributes = {}, const At& at = At::everywhere());

  /// Adds an item to the layout's list of that name, in a figure of subplots at their place. Throws a user Error for a place that
  /// there is not, and a wrong attribute.
  Figure& add_annotation(const go::Value& attributes, const At& at = {});
  Figure& add_layout_image(const go::Value& attributes, const At& at = {});
  Figure& add_selection(const go::Value& attributes, const At& at = {});
  Figure& add_shape(const go::Value& attributes, const At& at = {});

  /// Puts frames in the place of all that there are.
  Figure& set_frames(const std::vector<go::Frame>& frames);

  /// Gives a figure that has none a grid of subplots, as make_subplots() of <weft/subplots.h>: `figure.set_subplots({.rows =
  /// 2})`. Throws a user Error when it has a grid, and that of make_subplots().
  Figure& set_subplots(const Subplots& arguments);

  /// What the layout has for one subplot, by attribute: `{"xaxis2": {...}, "yaxis2": {...}}`, `{"scene": {...}}`, and for a trace
  /// without axes its `{"domain": {"x": ..., "y": ...}}`; null where the grid is empty, and for a secondary y axis that there is
  /// not. The names are those that update_layout() takes. Throws a user Error when there is no grid, or no such place in it.
  /// plotly.py's get_subplot().
  Json get_subplot(int row, int col, bool secondary_y = false) const;

  /// What an attribute is set to, null when it is not: `figure["layout.xaxis.title.text"]`, `figure["data[0].x"]`. Throws a user
  /// Error for an attribute that there cannot be.
  Json operator[](std::string_view path) const;
  /// How many traces there are.
  std::size_t num_traces() const;
  /// For the library: what was fitted for it, null when nothing.
  const std::vector<figure::Fit>* fits() const;

  /// The grid of subplots as text, as plotly.py's print_grid() prints it. Throws a user Error when there is none.
  std::string grid_text() const;

  /// The figure as a JSON value. Copies every trace, unless the figure is given up: `std::move(figure)`.
  Json json() const&;
  Json json() &&;
  Json to_dict() const { return json(); }
  operator Json() const& { return json(); }
  operator Json() && { return std::move(*this).json(); }

  /// The figure as JSON text, as plotly.py writes it: compact, with `<` and `>` escaped, and without the uids of traces, which
  /// json() keeps. Faster than json().
  std::string to_json() const;
  void append_json(std::string& out) const;

  /// The figure as a page, or a part of one. Throws a user Error for an option that is wrong.
  /// Definition: https://plotly.com/python-api-reference/generated/plotly.io.to_html
  std::string to_html(const HtmlOptions& options = {}) const;
  /// Writes the page. Throws a user Error when the file cannot be written.
  void write_html(const std::string& path, const HtmlOptions& options = {}) const;
  /// Writes the page to the folder of temporary files and opens it in the browser that the environment variable BROWSER names,
  /// else in the desktop's. Throws a user Error when there is none.
  void show(const HtmlOptions& options = {}) const;

  /// The figure as a picture, drawn by an installed Chromium or Chrome: the one that the environment variable WEFT_CHROMIUM
  /// names, else the first on PATH. Throws a user Error when there is none, and for a format that there is not.
  std::string to_image(const ImageOptions& options = {}) const;
  void write_image(const std::string& path, const ImageOptions& options = {}) const;

 private:
  struct Made {};
  Figure(Made, std::vector<go::Trace> data, go::Layout layout, const std::vector<go::Frame>& frames);

  struct State;
  State& own();
  std::vector<boost::json::object> placed_traces(go::Trace trace, const At& at) const;
  std::vector<boost::json::object> make_layout_items(std::string_view list, go::Value attributes, const At& at);
  Figure& append_layout_items(std::string_view list, std::vector<boost::json::object> items);
  Figure& add_layout_item(std::string_view list, const go::Value& attributes, const At& at);
  Figure& add_spanning(std::string_view shape, Json span, const go::Value& attributes, const At& at);
  Figure& update_parts(std::string_view kind, const go::Value& attributes, const Select& select);

  std::shared_ptr<State> state_;
};

}  // namespace weft
