// Partitions, which have categories as texts, <-> tables as programs see them.
#pragma once

#include <memory>

#include <arrow/type_fwd.h>

#include "plan/schema.h"

namespace weft::plan {

/// The rows with the schema's categories as dictionaries: in the order of the list where it is known, else of the texts.
std::shared_ptr<arrow::Table> encode_categories(std::shared_ptr<arrow::Table> rows, const Schema& schema);

}  // namespace weft::plan
