// Keys of the rows that a join looks up -> whether a key is among them, told faster than by the join itself.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/batch.h"
#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::kernel {

/// Never changes once it is made, so that all threads may look into it at once.
class PartnerSet {
 public:
  /// `keys` are one vector a key column, each of `rows` values.
  PartnerSet(std::span<const Vector> keys, std::size_t rows);

  /// Memory that a thread uses again for each batch.
  struct Scratch {
    std::vector<std::uint64_t> hashes;
  };
  /// Writes the rows of `keys` whose key may be among those of the set, ascending.
  void select(std::span<const Vector> keys, std::size_t rows, std::vector<std::uint32_t>& selected, Scratch& scratch) const;

  /// What holds of each of these scalars, the keys, in all rows that are selected, as far as comparisons with constants say it.
  /// Null: nothing.
  plan::Expr bounds(std::span<const plan::Expr> keys) const;

 private:
  /// What is known of the values of one key.
  struct Known {
    bool has_missing = false;
    std::optional<std::pair<std::int64_t, std::int64_t>> range = {};     // of what is held as integers
    std::optional<std::pair<plan::Literal, plan::Literal>> bounds = {};  // the range as constants, where there are such
    std::vector<plan::Literal> values = {};                              // all different ones, where they are few
  };
  static Known known_of(const Vector& key);
  bool make_bits(const Vector& key);
  void make_bloom(std::span<const Vector> keys, std::size_t rows);

  bool is_empty_;
  std::vector<Known> known_;
  // Of one key of integers that lie close together a bit each; else a Bloom filter over the hashes of rows, in blocks of a word.
  bool has_bits_ = false;
  std::int64_t first_ = 0;  // the integer of the first bit
  std::uint64_t num_bits_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace weft::kernel
