// Values of a string column -> group numbers.
#include "kernel/group/single_key_groups.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "kernel/group/group_index.h"
#include "kernel/string_arena.h"

namespace weft::kernel {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

std::uint32_t fold(std::uint64_t a, std::uint64_t b) {
  const auto product = static_cast<unsigned __int128>(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD6E8FEB86659FD93u);
  return static_cast<std::uint32_t>((product >> 64) ^ product);
}

std::uint32_t hash_of(const StringRef& text) {
  if (!text.is_inline()) [[unlikely]]
    return fold(XXH3_64bits(text.data(), text.size()), text.size());
  std::uint64_t words[2];
  std::memcpy(words, &text, sizeof words);
  return fold(words[0], words[1]);
}

class StringGroups final : public GroupTable {
 public:
  void find_or_add(std::span<const Vector> keys, std::size_t rows, std::uint32_t* groups) override {
    const StringRef* values = keys[0].data<StringRef>();
    const std::uint8_t* valid = keys[0].valid.get();
    if (keys[0].codes) return find_codes(*keys[0].codes, values, valid, rows, groups);
    hashes_.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) hashes_[i] = hash_of(values[i]);
    const auto find_row = [&](std::size_t i) { groups[i] = valid && !valid[i] ? missing_group() : find(values[i], hashes_[i]); };
    if (index_.is_large()) {
      work_ahead(index_, hashes_, values_.data(), find_row);
    } else {
      for (std::size_t i = 0; i < rows; ++i) find_row(i);
    }
  }

  std::size_t size() const override { return values_.size(); }
  std::size_t bytes() const override { return values_.capacity() * sizeof(StringRef) + arena_->bytes() + index_.bytes(); }
  bool is_far() const override { return index_.is_far(); }

  std::vector<Vector> keys_of(std::span<const std::uint32_t> groups) const override {
    auto [keys, out] = make_vector<StringRef>(DType::string, groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) out[i] = values_[groups[i]];
    if (missing_group_ != none) {
      auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(groups.size());
      std::uint8_t all = 1;
      for (std::size_t i = 0; i < groups.size(); ++i) all &= valid[i] = groups[i] != missing_group_;
      if (!all) keys.valid = std::move(valid);
    }
    keys.holds.push_back(arena_);
    std::vector<Vector> columns;
    columns.push_back(std::move(keys));
    return columns;
  }

 private:
  std::uint32_t find(const StringRef& value, std::uint32_t hash) {
    return index_.find_or_add(
        hash, [&](std::uint32_t group) { return values_[group] == value && group != missing_group_; },
        [&] { return add_value(arena_->add(value)); });
  }

  /// Looks each value of a dictionary up once.
  void find_codes(const DictionaryCodes& rows_in, const StringRef* values, const std::uint8_t* valid, std::size_t rows,
                  std::uint32_t* groups) {
    if (dictionary_ != rows_in.dictionary) {
      dictionary_ = rows_in.dictionary;
      group_of_code_.assign(rows_in.dictionary_size + 1, none);
    }
    const std::uint32_t* codes = rows_in.codes.get();
    for (std::size_t i = 0; i < rows; ++i) {
      std::uint32_t& group = group_of_code_[codes[i]];
      if (group == none) [[unlikely]]
        group = valid && !valid[i] ? missing_group() : find(values[i], hash_of(values[i]));
      groups[i] = group;
    }
  }

  std::uint32_t missing_group() { return missing_group_ == none ? missing_group_ = add_value(StringRef()) : missing_group_; }

  std::uint32_t add_value(const StringRef& value) {
    values_.push_back(value);
    return static_cast<std::uint32_t>(values_.size() - 1);
  }

  GroupIndex index_;
  LargeVector<StringRef> values_;  // of each group
  std::shared_ptr<StringArena> arena_ = std::make_shared<StringArena>();
  std::uint32_t missing_group_ = none;
  std::vector<std::uint32_t> hashes_;

  std::shared_ptr<const void> dictionary_;    // that keys were looked up in last
  std::vector<std::uint32_t> group_of_code_;  // by place in that dictionary; none: not looked up so far
};

}  // namespace

std::unique_ptr<GroupTable> make_string_groups() { return std::make_unique<StringGroups>(); }

}  // namespace weft::kernel
