// Lookup of columns by name.
#include "plan/schema.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

Schema::Data::Data(std::vector<Field> from) : columns(std::move(from)) {
  constexpr std::size_t few = 16;
  if (columns.size() <= few) return;
  by_name.resize(columns.size());
  std::iota(by_name.begin(), by_name.end(), 0u);
  std::sort(by_name.begin(), by_name.end(), [&](std::uint32_t a, std::uint32_t b) { return columns[a].name < columns[b].name; });
}

Schema::Schema() {
  static const auto none = std::make_shared<const Data>(std::vector<Field>());
  data_ = none;
}

Schema::Schema(std::vector<Field> fields) {
  std::unordered_set<std::string_view> seen;
  for (const Field& field : fields)
    if (!seen.insert(field.name).second) throw Error(ErrorKind::user, "Column name comes twice: " + field.name);
  data_ = std::make_shared<const Data>(std::move(fields));
}

std::optional<std::size_t> Schema::find(std::string_view name) const {
  const std::vector<Field>& fields = columns();
  if (const auto& by_name = data_->by_name; !by_name.empty()) {
    const auto place = std::lower_bound(by_name.begin(), by_name.end(), name, [&](std::uint32_t index, std::string_view wanted) {
      return fields[index].name < wanted;
    });
    if (place == by_name.end() || fields[*place].name != name) return std::nullopt;
    return *place;
  }
  for (std::size_t index = 0; index < fields.size(); ++index)
    if (fields[index].name == name) return index;
  return std::nullopt;
}

std::size_t Schema::index_of(std::string_view name) const {
  if (auto index = find(name)) return *index;
  throw Error(ErrorKind::user, base::not_found("Column", name, names()));
}

std::vector<std::string> Schema::names() const {
  std::vector<std::string> names;
  names.reserve(size());
  for (const Field& field : columns()) names.push_back(field.name);
  return names;
}

}  // namespace weft::plan
