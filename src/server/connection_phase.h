// What a connection is doing and until when it may, for the thread that serves it and for the one that cuts slow ones.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

namespace weft::server {

/// One atomic word, so that whoever cuts slow connections cannot mistake a new phase for an old one.
class Phase {
 public:
  enum Kind : std::int64_t { idle, reading, handling, writing, lingering, cut };
  static constexpr std::chrono::milliseconds kNoDeadline{INT64_MAX / 16};

  /// Returns whether the phase before had been cut.
  bool enter(Kind kind, std::chrono::milliseconds deadline) {
    return kind_of(word_.exchange(deadline.count() * 8 + kind)) == cut;
  }
  std::pair<Kind, std::chrono::milliseconds> look() const {
    const std::int64_t word = word_.load();
    return {kind_of(word), std::chrono::milliseconds(word / 8)};
  }
  bool is_cut() const { return kind_of(word_.load()) == cut; }

  /// Cuts the connection if `may_cut(kind, deadline)` says so and it has not moved on meanwhile; returns the phase that was cut.
  template <class MayCut>
  std::optional<Kind> try_cut(MayCut may_cut) {
    std::int64_t word = word_.load();
    Kind kind = kind_of(word);
    if (kind == cut || !may_cut(kind, std::chrono::milliseconds(word / 8)) || !word_.compare_exchange_strong(word, cut))
      return std::nullopt;
    return kind;
  }

 private:
  static Kind kind_of(std::int64_t word) { return static_cast<Kind>(word & 7); }
  std::atomic<std::int64_t> word_{kNoDeadline.count() * 8 + idle};
};

}  // namespace weft::server
