// One string a group, which may be replaced, kept in memory of its own.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "kernel/large_memory.h"
#include "kernel/string_arena.h"

namespace weft::kernel {

class KeptStrings {
 public:
  void resize(std::size_t groups) { kept_.resize(groups); }
  const StringRef& operator[](std::size_t group) const { return kept_[group]; }

  /// Until own() is called, what `value` points to has to stay.
  void set(std::uint32_t group, const StringRef& value) {
    kept_[group] = value;
    if (!value.is_inline()) changed_.push_back(group);
  }

  /// Copies what was set. Once a batch, not once a value: rising values would be copied one and all.
  void own() {
    std::sort(changed_.begin(), changed_.end());
    changed_.erase(std::unique(changed_.begin(), changed_.end()), changed_.end());
    for (const std::uint32_t group : changed_) kept_[group] = arena_->add(kept_[group]);
    changed_.clear();
    if (arena_->bytes() > most_bytes_) drop_outdated();
  }

  Vector copy(std::size_t begin, std::size_t count) const {
    auto [result, out] = make_vector<StringRef>(DType::string, count);
    std::copy_n(kept_.begin() + static_cast<std::ptrdiff_t>(begin), count, out);
    result.holds.push_back(arena_);
    return std::move(result);
  }

  std::size_t bytes() const { return kept_.capacity() * sizeof(StringRef) + arena_->bytes(); }

 private:
  void drop_outdated() {
    auto fresh = std::make_shared<StringArena>();
    for (StringRef& text : kept_) text = fresh->add(text);
    arena_ = std::move(fresh);
    most_bytes_ = std::max(most_bytes_, 4 * arena_->bytes());
  }

  LargeVector<StringRef> kept_;
  std::vector<std::uint32_t> changed_;
  std::shared_ptr<StringArena> arena_ = std::make_shared<StringArena>();
  std::size_t most_bytes_ = std::size_t{4} << 20;
};

}  // namespace weft::kernel
