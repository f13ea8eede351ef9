// Figures: what Plotly draws.
#pragma once

#include <memory>
#include <string>

#include <weft/json.h>

namespace weft {

namespace figure {
struct Template;
}  // namespace figure

/// A Plotly figure: `{"data": [traces], "layout": {...}}`, and what else Plotly knows there. A value: cheap to copy, and changing
/// a copy leaves the original as it is. Definition of what may stand in it: https://plotly.com/javascript/reference/
class Figure {
 public:
  /// A figure without traces.
  Figure();
  /// A figure of that object. Throws a user Error when it is no object, "data" no array or "layout" no object.
  explicit Figure(Json figure);
  /// A figure whose layout has that template.
  Figure(Json figure, std::shared_ptr<const figure::Template> shared);

  /// Merges into the layout, deeply: objects are merged key by key, lists of objects (annotations, shapes) element by element,
  /// null takes a key away, everything else is replaced. Underscores reach inside: "xaxis_title_text" is "xaxis", "title",
  /// "text". Throws a user Error when `layout` is no object, or a key reaches inside of something that is none. Definition:
  /// plotly.py's Figure.update_layout.
  Figure& update_layout(const Json& layout);

  /// The figure as a JSON value. Copies every trace, unless the figure is given up: `std::move(figure)`.
  Json json() const&;
  Json json() &&;
  operator Json() const& { return json(); }
  operator Json() && { return std::move(*this).json(); }

  /// The figure as JSON text, as plotly.py writes it: compact, with `<`, `>` and `/` escaped. Faster than json().
  std::string to_json() const;
  void append_json(std::string& out) const;

 private:
  struct State;
  State& own();

  std::shared_ptr<State> state_;
};

}  // namespace weft
