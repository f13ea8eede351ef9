// The type of a column as plans know it: a DType, and what some types have beside.
#pragma once

#include <compare>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <weft/dtype.h>

#include "plan/codec.h"

namespace weft::plan {

template <>
struct EnumRange<dd::DType> {
  static constexpr auto last = dd::DType::list;
};

/// What a type has beside its DType. Most have nothing.
struct TypeDetail {
  std::string time_zone = {};                // of a timestamp, or of a list's timestamps: its IANA name; empty: none
  std::vector<std::string> categories = {};  // of a category: its different values in order, where they are known
  bool known = false;                        // whether `categories` are all the values that there can be
  bool ordered = false;                      // whether the order of `categories` is one of the values
  std::optional<dd::DType> item = {};        // of a list: the type of its items, which is no category and no list

  static void fields(auto& self, auto&& visit) {
    visit("time_zone", self.time_zone);
    visit("categories", self.categories);
    visit("known", self.known);
    visit("ordered", self.ordered);
    visit("item", self.item);
  }
  bool operator==(const TypeDetail&) const = default;
};

/// A DType that may carry details; one without stands for the DType itself and converts both ways.
class Type {
 public:
  Type(dd::DType id = dd::DType::float64) : id_(id) {}
  Type(dd::DType id, TypeDetail detail) : id_(id) {
    if (detail != TypeDetail{}) detail_ = std::make_shared<const TypeDetail>(std::move(detail));
  }
  operator dd::DType() const { return id_; }
  dd::DType id() const { return id_; }
  const TypeDetail& detail() const {
    static const TypeDetail none;
    return detail_ ? *detail_ : none;
  }

  static void fields(auto& self, auto&& visit) {
    visit("id", self.id_);
    if constexpr (std::is_const_v<std::remove_reference_t<decltype(self)>>) {
      const bool has_detail = self.detail_ != nullptr;
      visit("has_detail", has_detail);
      if (has_detail) visit("detail", *self.detail_);
    } else {
      bool has_detail = false;
      visit("has_detail", has_detail);
      TypeDetail detail;
      if (has_detail) visit("detail", detail);
      self = Type(self.id_, std::move(detail));
    }
  }
  friend bool operator==(const Type& a, const Type& b) {
    return a.id_ == b.id_ && (a.detail_ == b.detail_ || a.detail() == b.detail());
  }
  friend bool operator==(const Type& a, dd::DType b) { return a.id_ == b; }

 private:
  dd::DType id_;
  std::shared_ptr<const TypeDetail> detail_;  // null: none
};

/// Lists of items of that type: of categories as strings, and not of lists.
Type list_of(const Type& item);
/// The type of a list's items.
Type item_of(const Type& list);

/// The types with string for each category; nothing where there is none.
std::vector<Type> categories_as_strings(std::span<const Type> types);

/// The type as messages name it: "timestamp", "timestamp[Europe/Paris]", "list<int64>".
std::string type_name(const Type& type);

}  // namespace weft::plan
