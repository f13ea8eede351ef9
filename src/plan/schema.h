// The names and types of a frame's columns.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
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

/// Columns in order; names are unique. Cheap to copy: copies share their columns, by which they are found equal at once.
class Schema {
 public:
  Schema();
  // Moved as they are copied, so that none is ever without columns to look at.
  Schema(const Schema&) = default;
  Schema& operator=(const Schema&) = default;
  /// Throws a user Error when a name comes twice.
  explicit Schema(std::vector<Field> fields);

  const std::vector<Field>& columns() const { return data_->columns; }
  std::size_t size() const { return columns().size(); }
  const Field& operator[](std::size_t index) const { return columns()[index]; }
  std::optional<std::size_t> find(std::string_view name) const;
  /// Throws a user Error with the nearest names when there is no such column.
  std::size_t index_of(std::string_view name) const;
  const Field& at(std::string_view name) const { return columns()[index_of(name)]; }
  std::vector<std::string> names() const;

  static void fields(auto& self, auto&& visit) {
    if constexpr (std::is_const_v<std::remove_reference_t<decltype(self)>>) {
      visit("columns", self.columns());
    } else {
      std::vector<Field> columns = self.columns();
      visit("columns", columns);
      self.data_ = std::make_shared<const Data>(std::move(columns));
    }
  }
  /// Whether one is a copy of the other. Those that are not may be equal all the same.
  bool is_copy_of(const Schema& other) const { return data_ == other.data_; }
  bool operator==(const Schema& other) const { return is_copy_of(other) || columns() == other.columns(); }

 private:
  struct Data {
    explicit Data(std::vector<Field> from);
    std::vector<Field> columns;
    // Places of columns in order of their names; none of few columns, which are looked through.
    std::vector<std::uint32_t> by_name;
  };
  std::shared_ptr<const Data> data_;
};

}  // namespace weft::plan
