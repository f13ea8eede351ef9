// An aggregation -> whether the order of its rows shows in what it gives.
#include "optimize/depends_on_order.h"

#include <algorithm>

namespace weft::optimize {

bool depends_on_order(plan::AggregateFunction function) {
  switch (function) {
    using enum plan::AggregateFunction;
    case sum:
    case mean:
    case min:
    case max:
    case count:
    case size:
    case prod:
    case any:
    case all:
    case var:
    case std:
    case sem:
    case skew:
    case kurt:
    case nunique:
    case median:
    case quantile:
    case mode:
    case cov:
    case corr:
      return false;
    default:
      return true;
  }
}

bool depends_on_order(const plan::Aggregate& aggregate) {
  return std::any_of(aggregate.items.begin(), aggregate.items.end(),
                     [](const plan::AggregateItem& item) { return depends_on_order(item.function); });
}

}  // namespace weft::optimize
