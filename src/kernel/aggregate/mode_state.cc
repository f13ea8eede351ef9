// Values of groups of rows -> the most frequent one; of equally frequent ones the smallest.
#include <numeric>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/aggregate/value_pairs.h"
#include "kernel/large_memory.h"

namespace weft::kernel {
namespace {

class ModeState final : public AggregateState {
 public:
  explicit ModeState(DType value) : pairs_(value) {}

  void resize(std::size_t groups) override { num_groups_ = groups; }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    pairs_.add(groups, values[0], rows, [&](std::uint32_t pair, std::uint32_t group, bool is_new) {
      if (is_new) pair_groups_.push_back(group), counts_.push_back(0);
      ++counts_[pair];
    });
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    if (modes_.size() != num_groups_) find_modes();
    const std::span<const std::uint32_t> wanted(modes_.data() + begin, count);
    std::vector<std::uint32_t> pairs;
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(count);
    for (std::size_t i = 0; i < count; ++i) {
      valid[i] = wanted[i] != none;
      if (valid[i]) pairs.push_back(wanted[i]);
    }
    if (pairs.size() == count) {
      columns.push_back(pairs_.values_of(pairs));
      return;
    }
    // The values of those groups that have any, spread over all of them.
    const Vector found = pairs.empty() ? pairs_.values_of({}) : pairs_.values_of(pairs);
    columns.push_back(spread(found, valid.get(), count));
    columns.back().valid = std::move(valid);
  }
  std::size_t bytes() const override {
    return counts_.capacity() * sizeof(std::int64_t) + pair_groups_.capacity() * sizeof(std::uint32_t) + pairs_.bytes();
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  void find_modes() {
    modes_.assign(num_groups_, none);
    std::vector<std::uint32_t> all(counts_.size());
    std::iota(all.begin(), all.end(), 0);
    const Vector values = pairs_.values_of(all);
    with_physical_type(values.type, [&]<class T>(const T&) {
      const T* value = values.data<T>();
      for (const std::uint32_t pair : all) {
        std::uint32_t& mode = modes_[pair_groups_[pair]];
        const bool better =
            mode == none || counts_[pair] > counts_[mode] || (counts_[pair] == counts_[mode] && value[pair] < value[mode]);
        if (better) mode = pair;
      }
    });
  }

  static Vector spread(const Vector& found, const std::uint8_t* valid, std::size_t count) {
    return with_physical_type(found.type, [&]<class T>(const T&) -> Vector {
      auto [made, out] = make_vector<T>(found.type, count);
      std::size_t next = 0;
      for (std::size_t i = 0; i < count; ++i) out[i] = valid[i] ? found.data<T>()[next++] : T{};
      made.holds = found.holds;
      return std::move(made);
    });
  }

  ValuePairs pairs_;
  std::size_t num_groups_ = 0;
  LargeVector<std::uint32_t> pair_groups_;  // of each pair its group, and how often it came
  LargeVector<std::int64_t> counts_;
  std::vector<std::uint32_t> modes_;  // of each group its mode's pair
};

}  // namespace

std::unique_ptr<AggregateState> make_mode_state(DType value) { return std::make_unique<ModeState>(value); }

}  // namespace weft::kernel
