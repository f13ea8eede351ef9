// join(many, few) -> join(rows of many that have a partner in few, few): the planner asks for partners where rows are read, once
// the few are there.
#include "optimize/rules.h"

namespace weft::optimize {

const Rule has_partner{"has_partner", "rows without a partner in a join are dropped where they are read", nullptr, Phase::tasks};

}  // namespace weft::optimize
