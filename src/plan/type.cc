// Types -> their names in messages.
#include "plan/type.h"

#include <algorithm>
#include <cassert>

namespace weft::plan {

std::vector<Type> categories_as_strings(std::span<const Type> types) {
  const auto is_category = [](const Type& type) { return type == dd::DType::category; };
  if (std::none_of(types.begin(), types.end(), is_category)) return {};
  std::vector<Type> texts(types.begin(), types.end());
  std::replace_if(texts.begin(), texts.end(), is_category, Type(dd::DType::string));
  return texts;
}

Type list_of(const Type& item) {
  assert(item != dd::DType::list);
  const bool is_category = item == dd::DType::category;
  return Type(dd::DType::list, {.time_zone = item.detail().time_zone, .item = is_category ? dd::DType::string : item.id()});
}

Type item_of(const Type& list) {
  return Type(list.detail().item.value_or(dd::DType::string), {.time_zone = list.detail().time_zone});
}

std::string type_name(const Type& type) {
  if (type.detail().item) return "list<" + type_name(item_of(type)) + '>';
  const std::string& zone = type.detail().time_zone;
  return std::string(dd::to_string(type.id())) + (zone.empty() ? "" : '[' + zone + ']');
}

}  // namespace weft::plan
