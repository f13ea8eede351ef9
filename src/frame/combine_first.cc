// Two frames with indexes -> all rows of both, with the values of the first where it has them.
#include <algorithm>
#include <set>

#include <weft/dataframe.h>

#include "frame/missing_index.h"
#include "frame/row_label.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

DataFrame DataFrame::combine_first(const DataFrame& other) const {
  if (!index_name() || !other.index_name()) frame::fail_without_index("combine_first needs an index of both frames");
  const std::string theirs = "#other ";
  const std::vector<std::string> mine = frame::data_columns(expr_), others = frame::data_columns(other.expr());
  std::map<std::string, std::string> hidden;
  for (const std::string& name : others) hidden[name] = theirs + name;
  const DataFrame both = join(other.rename(hidden), {.how = "outer"});
  std::set<std::string> all(mine.begin(), mine.end());
  all.insert(others.begin(), others.end());
  std::vector<std::string> names{*index_name()};
  std::vector<Expr> scalars{column(names[0])};
  for (const std::string& name : all) {
    const bool here = std::find(mine.begin(), mine.end(), name) != mine.end(), there = hidden.contains(name);
    names.push_back(name);
    if (here && there)
      scalars.push_back(make(Coalesce{}, {column(name), column(theirs + name)}));
    else
      scalars.push_back(column(here ? name : theirs + name));
  }
  return DataFrame(project(both.expr(), std::move(names), std::move(scalars)));
}

}  // namespace weft::dd
