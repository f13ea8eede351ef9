// Lookup of columns by name.
#include "plan/schema.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

Schema::Schema(std::vector<Field> fields) : columns_(std::move(fields)) {
  std::unordered_set<std::string_view> seen;
  for (const Field& field : columns_)
    if (!seen.insert(field.name).second) throw Error(ErrorKind::user, "Column name comes twice: " + field.name);
  sort_places();
}

void Schema::sort_places() {
  constexpr std::size_t few = 16;
  by_name_.clear();
  if (columns_.size() <= few) return;
  by_name_.resize(columns_.size());
  std::iota(by_name_.begin(), by_name_.end(), 0u);
  std::sort(by_name_.begin(), by_name_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return columns_[a].name < columns_[b].name; });
}

std::optional<std::size_t> Schema::find(std::string_view name) const {
  if (!by_name_.empty()) {
    const auto place =
        std::lower_bound(by_name_.begin(), by_name_.end(), name,
                         [&](std::uint32_t index, std::string_view wanted) { return columns_[index].name < wanted; });
    if (place == by_name_.end() || columns_[*place].name != name) return std::nullopt;
    return *place;
  }
  for (std::size_t index = 0; index < columns_.size(); ++index)
    if (columns_[index].name == name) return index;
  return std::nullopt;
}

std::size_t Schema::index_of(std::string_view name) const {
  if (auto index = find(name)) return *index;
  throw Error(ErrorKind::user, base::not_found("Column", name, names()));
}

std::vector<std::string> Schema::names() const {
  std::vector<std::string> names;
  names.reserve(columns_.size());
  for (const Field& field : columns_) names.push_back(field.name);
  return names;
}

}  // namespace weft::plan
