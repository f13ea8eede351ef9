// Copies of strings in memory that never moves.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "kernel/batch.h"

namespace weft::kernel {

/// What its StringRefs point to lives as long as the arena: put a shared_ptr to it into the Vector's `holds`.
class StringArena {
 public:
  /// A copy of the text; a short one takes no memory here.
  StringRef add(std::string_view text) {
    if (text.size() <= StringRef::inline_size) return StringRef(text);
    char* copy = allocate(text.size());
    std::memcpy(copy, text.data(), text.size());
    return StringRef(copy, static_cast<std::uint32_t>(text.size()));
  }
  StringRef add(const StringRef& text) { return text.is_inline() ? text : add(text.view()); }

  /// Room for `size` bytes, to be written by the caller.
  char* allocate(std::size_t size) {
    if (size > room_) {
      // Blocks grow, so that many strings need few of them and a few strings little memory.
      block_size_ = std::min<std::size_t>(block_size_ * 2, std::size_t{1} << 20);
      room_ = std::max(size, block_size_);
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(room_));
      next_ = blocks_.back().get();
      bytes_ += room_;
    }
    char* taken = next_;
    next_ += size;
    room_ -= size;
    return taken;
  }

  /// Bytes of all blocks.
  std::size_t bytes() const { return bytes_; }

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t room_ = 0;
  std::size_t block_size_ = 512;
  std::size_t bytes_ = 0;
};

}  // namespace weft::kernel
