// Lines whose fields stand at fixed places -> where they are.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "kernel/csv/field_index.h"
#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

/// Adds the fields of the line text[begin, end), without the blanks around them. Where the line ends before a field, it is empty.
void add_fixed_fields(const char* text, std::size_t begin, std::size_t end, const plan::CsvFormat& format,
                      std::vector<FieldSpan>& fields);

/// pandas' rule: a field is a run of places at which some line has no blank. `text`: whole lines, of which the first `num_lines`
/// count.
std::vector<plan::FieldPlace> infer_places(std::string_view text, std::size_t num_lines, const plan::CsvFormat& format);

}  // namespace weft::kernel::csv
