// Series::str(): pandas' methods for strings.
#include <weft/series.h>

#include "frame/series_parts.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

Series string_function(const Expr& series, const char* function, std::vector<Literal> arguments = {}) {
  return frame::map_scalar(series, [&](const Expr& scalar) {
    return make(StringFunction{function, std::move(arguments)}, {scalar});
  });
}

}  // namespace

Series StringMethods::contains(std::string_view pattern, Contains options) const {
  return string_function(series_, "contains", {std::string(pattern), options.regex, options.case_sensitive});
}
Series StringMethods::startswith(std::string_view prefix) const {
  return string_function(series_, "startswith", {std::string(prefix)});
}
Series StringMethods::endswith(std::string_view suffix) const {
  return string_function(series_, "endswith", {std::string(suffix)});
}
Series StringMethods::lower() const { return string_function(series_, "lower"); }
Series StringMethods::upper() const { return string_function(series_, "upper"); }
Series StringMethods::len() const { return string_function(series_, "len"); }
Series StringMethods::strip() const { return string_function(series_, "strip"); }
Series StringMethods::lstrip() const { return string_function(series_, "lstrip"); }
Series StringMethods::rstrip() const { return string_function(series_, "rstrip"); }
Series StringMethods::replace(std::string_view what, std::string_view with) const {
  return string_function(series_, "replace", {std::string(what), std::string(with)});
}
Series StringMethods::slice(std::int64_t start, std::optional<std::int64_t> stop) const {
  return string_function(series_, "slice", {start, stop ? Literal(*stop) : Literal()});
}

}  // namespace weft::dd
