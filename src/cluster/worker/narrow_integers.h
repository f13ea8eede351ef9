// A table -> the same one with integers in as few bytes as they need.
#pragma once

#include <memory>

#include <arrow/type_fwd.h>

namespace weft::cluster {

/// Each column of integers gets the narrowest width that all its values fit into, as those have that come from an exchange: what
/// stays at a node, and goes from there to others, is smaller by what would be zeros.
std::shared_ptr<arrow::Table> narrow_integers(const std::shared_ptr<arrow::Table>& table);

}  // namespace weft::cluster
