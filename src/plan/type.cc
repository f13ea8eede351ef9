// Types -> their names in messages.
#include "plan/type.h"

namespace weft::plan {

std::string type_name(const Type& type) {
  const std::string& zone = type.detail().time_zone;
  return std::string(dd::to_string(type.id())) + (zone.empty() ? "" : '[' + zone + ']');
}

}  // namespace weft::plan
