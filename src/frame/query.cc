// DataFrame: rows and columns by text.
#include <weft/dataframe.h>

#include "frame/query_parser.h"

namespace weft::dd {

DataFrame DataFrame::query(std::string_view text, const Query& options) const {
  return (*this)[frame::parse_condition(*this, text, options)];
}

DataFrame DataFrame::eval(std::string_view assignments, const Query& options) const {
  return frame::run_assignments(*this, assignments, options);
}

Series DataFrame::evaluate(std::string_view expression, const Query& options) const {
  return frame::parse_expression(*this, expression, options);
}

}  // namespace weft::dd
