// A fragment whose rows are to be joined -> one that drops rows without a partner where they are read.
#pragma once

#include <optional>

#include "plan/expr.h"
#include "plan/ops/has_partner.h"

namespace weft::graph {

/// The same fragment with that condition on scalars over its columns, as far down as it goes; nothing where it would get no
/// further than the join itself: rows that earlier tasks made are not cheaper to drop before it.
std::optional<plan::Expr> with_partner_condition(const plan::Expr& fragment, const std::vector<plan::Expr>& keys,
                                                 const plan::HasPartner& condition);

}  // namespace weft::graph
