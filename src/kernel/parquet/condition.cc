// A condition on a column -> which values of the column's dictionary meet it.
#include "kernel/parquet/condition.h"

#include <algorithm>
#include <numeric>

#include <weft/error.h>

namespace weft::kernel::parquet_file {

const std::uint8_t* Condition::truth_of_codes(std::size_t dictionary_size, std::size_t num_rows,
                                              const std::function<Vector(std::span<const std::uint32_t>)>& values) {
  if (untestable_) return nullptr;
  if (truth_.empty()) {
    num_tested_ += num_rows;
    if (num_tested_ < dictionary_size) return nullptr;
    try {
      test_dictionary(dictionary_size, values);
    } catch (const Error&) {
      // Such as a text that is no number: an error only if a row has it.
      truth_.clear();
      untestable_ = true;
      return nullptr;
    }
  }
  return truth_.data();
}

void Condition::forget_dictionary() {
  num_tested_ = 0;
  untestable_ = false;
  truth_.clear();
}

void Condition::test_dictionary(std::size_t dictionary_size,
                                const std::function<Vector(std::span<const std::uint32_t>)>& values) {
  truth_.assign(dictionary_size + 1, 0);
  std::vector<std::uint32_t> codes, met;
  for (std::size_t begin = 0; begin <= dictionary_size; begin += codes.size()) {
    codes.resize(begin == dictionary_size ? 1 : std::min(batch_rows, dictionary_size - begin));
    std::iota(codes.begin(), codes.end(), static_cast<std::uint32_t>(begin));
    Batch batch{{values(codes)}, codes.size()};
    if (begin == dictionary_size) batch.columns[0].valid = std::make_shared<std::uint8_t[]>(1);
    met.clear();
    evaluator_.select(batch, met);
    for (const std::uint32_t place : met) truth_[begin + place] = 1;
  }
}

}  // namespace weft::kernel::parquet_file
