// Series::list() and explode(): pandas' methods for columns of lists.
#include <algorithm>

#include <weft/dataframe.h>

#include "frame/list_function.h"
#include "frame/series_parts.h"
#include "plan/ops/explode.h"
#include "plan/ops/project.h"

namespace weft {

using namespace plan;

dd::Series frame::list_function(const Expr& series, const char* function, std::vector<Literal> arguments) {
  return map_scalar(series, [&](const Expr& scalar) { return make(ListFunction{function, std::move(arguments)}, {scalar}); });
}

namespace dd {
namespace {

Series exploded(const Expr& series, bool drop_empty) {
  return Series(make(Explode{series->schema().names(), drop_empty}, {series}));
}

Literal or_null(std::optional<std::int64_t> value) { return value ? Literal(*value) : Literal(); }

}  // namespace

Series ListMethods::len() const { return frame::list_function(series_, "len"); }
Series ListMethods::operator[](std::int64_t i) const { return get(i); }
Series ListMethods::get(std::int64_t i) const { return frame::list_function(series_, "get", {i}); }
Series ListMethods::slice(std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                          std::optional<std::int64_t> step) const {
  if (step == 0) throw Error(ErrorKind::user, "slice needs a step other than 0");
  return frame::list_function(series_, "slice", {or_null(start), or_null(stop), or_null(step)});
}
Series ListMethods::flatten() const { return exploded(series_, true); }

ListMethods Series::list() const {
  if (dtype() != DType::list)
    throw Error(ErrorKind::user, "list() needs a column of lists; " + name() + " is " + type_name(expr_->schema()[0].type));
  return ListMethods(expr_);
}

Series Series::explode() const { return exploded(expr_, false); }

DataFrame DataFrame::explode(const Columns& columns) const {
  std::vector<std::string> names = columns.names();
  std::sort(names.begin(), names.end());
  if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
    throw Error(ErrorKind::user, "explode: a column is named twice: " + *twice);
  return DataFrame(make(Explode{columns.names(), false}, {expr_}));
}

}  // namespace dd
}  // namespace weft
