// What a figure is inside.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <weft/figure.h>

#include "figure/fits.h"
#include "figure/grid.h"
#include "figure/schema.h"
#include "figure/template.h"

namespace weft {

// While `shared` is set, the layout's "template" is null and stands for it.
struct Figure::State {
  boost::json::object root;
  std::shared_ptr<const figure::Template> shared;
  std::shared_ptr<const figure::Grid> grid;
  std::shared_ptr<const figure::Fits> fits;

  boost::json::object& layout();
  boost::json::array& data();
  void bring_template_in();
  /// Throws a user Error when there is none.
  const figure::Grid& need_grid() const;
};

namespace figure {

/// The rows and columns that `at` means, in their order, those of empty cells left out when one is "all". Throws a user Error
/// when only one of them is given.
std::vector<std::pair<int, int>> cells_of(const Grid& grid, const At& at);

/// Whether a place in the grid is asked for.
inline bool names_place(const Select& select) { return select.row || select.col || select.secondary_y; }

/// The cells of a row, a column or both that have what the secondary y axis says.
std::vector<const SubplotRef*> refs_of(const Grid& grid, const Select& select);

/// A trace or a part of a layout, where it stands.
struct Part {
  ObjectType type;
  std::string place;
  const boost::json::object* members;

  /// A copy, to be given to the user.
  go::Object copy() const { return go::Object(type.number(), place, *members); }
};

/// The numbers of those parts that the selector means.
std::vector<std::size_t> pick(const Selector& selector, const std::vector<Part>& parts);

/// Whether anything is drawn on these axes.
bool is_drawn_on(const boost::json::object& figure, const std::string& x, const std::string& y);

}  // namespace figure

}  // namespace weft
