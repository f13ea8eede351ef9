// Types -> their names in messages.
#include "plan/type.h"

#include <algorithm>

namespace weft::plan {

std::vector<Type> categories_as_strings(std::span<const Type> types) {
  const auto is_category = [](const Type& type) { return type == dd::DType::category; };
  if (std::none_of(types.begin(), types.end(), is_category)) return {};
  std::vector<Type> texts(types.begin(), types.end());
  std::replace_if(texts.begin(), texts.end(), is_category, Type(dd::DType::string));
  return texts;
}

std::string type_name(const Type& type) {
  const std::string& zone = type.detail().time_zone;
  return std::string(dd::to_string(type.id())) + (zone.empty() ? "" : '[' + zone + ']');
}

}  // namespace weft::plan
