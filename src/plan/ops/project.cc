// The same rows, other columns.
#include "plan/ops/project.h"

#include "base/text.h"
#include "plan/inputs.h"
#include "plan/ops/coerce_all.h"

namespace weft::plan {

Schema Project::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, names.size());
  std::vector<Field> columns;
  const std::vector<TypedScalar> scalars = coerce_all(inputs.subspan(1), input);
  for (std::size_t index = 0; index < names.size(); ++index) columns.push_back({names[index], scalars[index].type});
  return Schema(std::move(columns));
}

std::string Project::text(std::span<const std::string> inputs) const {
  std::vector<std::string> columns;
  for (std::size_t index = 0; index < names.size(); ++index) {
    const std::string& scalar = inputs[index + 1];
    columns.push_back(scalar == names[index] ? names[index] : names[index] + " = " + scalar);
  }
  return "project [" + base::join(columns) + "]";
}

Expr project(Expr frame, std::vector<std::string> names, std::vector<Expr> scalars) {
  std::vector<Expr> inputs{std::move(frame)};
  for (Expr& scalar : scalars) inputs.push_back(std::move(scalar));
  return make(Project{std::move(names)}, std::move(inputs));
}

Expr select(Expr frame, const std::vector<std::string>& names) {
  std::vector<Expr> scalars;
  for (const std::string& name : names) scalars.push_back(column(name));
  return project(std::move(frame), names, std::move(scalars));
}

bool is_selection(const Node& project) {
  const auto* op = project.as<Project>();
  if (!op) return false;
  for (std::size_t index = 0; index < op->names.size(); ++index) {
    const auto* column = project.input(index + 1)->as<ColumnRef>();
    if (!column || column->column != op->names[index]) return false;
  }
  return true;
}

}  // namespace weft::plan
