// The names and types of a frame's columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "plan/codec.h"
#include "plan/type.h"

namespace weft::plan {

struct Field {
  std::string name;
  Type type;

  static void fields(auto& self, auto&& visit) {
    visit("name", self.name);
    visit("type", self.type);
  }
  bool operator==(const Field&) const = default;
};

/// Columns in order; names are unique.
class Schema {
 public:
  Schema() = default;
  /// Throws a user Error when a name comes twice.
  explicit Schema(std::vector<Field> fields);

  const std::vector<Field>& columns() const { return columns_; }
  std::size_t size() const { return columns_.size(); }
  const Field& operator[](std::size_t index) const { return columns_[index]; }
  std::optional<std::size_t> find(std::string_view name) const;
  /// Throws a user Error with the nearest names when there is no such column.
  std::size_t index_of(std::string_view name) const;
  const Field& at(std::string_view name) const { return columns_[index_of(name)]; }
  std::vector<std::string> names() const;

  static void fields(auto& self, auto&& visit) {
    visit("columns", self.columns_);
    if constexpr (!std::is_const_v<std::remove_reference_t<decltype(self)>>) self.sort_places();
  }
  bool operator==(const Schema& other) const { return columns_ == other.columns_; }

 private:
  void sort_places();

  std::vector<Field> columns_;
  std::vector<std::uint32_t>
      by_name_;  // places of columns in order of their names; none of few columns, which are looked through
};

}  // namespace weft::plan
