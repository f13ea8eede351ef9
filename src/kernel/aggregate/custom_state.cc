// Values of groups of rows -> states of an aggregation of the user, whose bytes travel as strings.
#include <cstring>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"
#include "kernel/string_arena.h"
#include "plan/functions.h"

namespace weft::kernel {
namespace {

class CustomState final : public AggregateState {
 public:
  CustomState(const detail::AggregationInfo& info, bool merges) : info_(info), merges_(merges) {}

  void resize(std::size_t groups) override {
    const std::size_t before = states_.size() / info_.state_size;
    if (groups <= before) return;
    states_.resize(groups * info_.state_size);
    plan::call_aggregation(info_, [&] { info_.begin(states_.data() + before * info_.state_size, groups - before); });
  }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    const Vector& in = values[0];
    views_.clear();
    if (in.type == DType::string)
      for (std::size_t i = 0; i < rows; ++i) views_.push_back(in.data<StringRef>()[i].view());
    if (merges_) {
      plan::call_aggregation(info_, [&] { info_.merge(states_.data(), groups, views_.data(), rows); });
      return;
    }
    present_.resize(rows);
    with_physical_type(in.type, [&]<class T>(const T&) {
      const Missing<T> missing(in);
      for (std::size_t i = 0; i < rows; ++i) present_[i] = !missing(i);
    });
    const void* data = in.type == DType::string ? static_cast<const void*>(views_.data()) : in.values.get();
    plan::call_aggregation(info_, [&] { info_.add(states_.data(), groups, data, present_.data(), rows); });
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    auto [result, out] = make_vector<StringRef>(DType::string, count);
    auto arena = std::make_shared<StringArena>();
    for (std::size_t i = 0; i < count; ++i)
      out[i] = arena->add(
          std::string_view(reinterpret_cast<const char*>(states_.data()) + (begin + i) * info_.state_size, info_.state_size));
    result.holds.push_back(std::move(arena));
    columns.push_back(std::move(result));
  }
  std::size_t bytes() const override { return states_.capacity(); }

 private:
  const detail::AggregationInfo& info_;
  bool merges_;
  LargeVector<std::byte> states_;
  std::vector<std::string_view> views_;
  std::vector<std::uint8_t> present_;
};

}  // namespace

std::unique_ptr<AggregateState> make_custom_state(const std::string& aggregation, bool merges) {
  return std::make_unique<CustomState>(plan::find_aggregation(aggregation), merges);
}

}  // namespace weft::kernel
