// concat: several frames -> one.
#include <weft/concat.h>

#include <algorithm>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/names.h"
#include "frame/row_label.h"
#include "frame/series_parts.h"
#include "plan/ops/category.h"
#include "plan/ops/concat.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/scalar_call.h"

namespace weft::dd {

using plan::Expr;
using plan::Field;
using plan::Schema;

namespace {

bool have(const std::vector<DataFrame>& frames, const std::string& column) {
  return std::all_of(frames.begin(), frames.end(),
                     [&](const DataFrame& frame) { return frame.expr()->schema().find(column).has_value(); });
}

/// The columns of all frames, or those that each of them has, with types that hold the values of all.
std::vector<Field> joined_columns(const std::vector<DataFrame>& frames, bool outer) {
  std::vector<Field> columns;
  for (const DataFrame& frame : frames) {
    for (const Field& field : frame.expr()->schema().columns()) {
      if (!outer && !have(frames, field.name)) continue;
      const auto found =
          std::find_if(columns.begin(), columns.end(), [&](const Field& known) { return known.name == field.name; });
      if (found == columns.end()) {
        columns.push_back(field);
        continue;
      }
      const auto type = plan::shared_column_type(found->type, field.type);
      if (!type)
        throw Error(ErrorKind::user, "concat: no type holds both " + plan::type_name(found->type) + " and " +
                                         plan::type_name(field.type) + ": " + field.name);
      found->type = *type;
    }
  }
  return columns;
}

/// The frame with those columns; those that it does not have are null.
Expr with_columns(const Expr& frame, const std::vector<Field>& columns) {
  if (frame->schema().columns() == columns) return frame;
  std::vector<std::string> names;
  std::vector<Expr> scalars;
  for (const Field& field : columns) {
    names.push_back(field.name);
    const auto own = frame->schema().find(field.name);
    if (!own)
      scalars.push_back(plan::make(plan::LiteralValue{{}, field.type}));
    else if (frame->schema()[*own].type == field.type)
      scalars.push_back(plan::column(field.name));
    else
      scalars.push_back(plan::cast_to(plan::column(field.name), field.type));
  }
  return plan::project(frame, std::move(names), std::move(scalars));
}

DataFrame below(const std::vector<DataFrame>& frames, bool outer) {
  const std::vector<Field> columns = joined_columns(frames, outer);
  std::vector<Expr> inputs;
  for (const DataFrame& frame : frames) inputs.push_back(with_columns(frame.expr(), columns));
  return DataFrame(plan::make(plan::Concat{}, std::move(inputs)));
}

/// The name of the index of all frames.
std::string shared_index(const std::vector<DataFrame>& frames) {
  const auto name = frames[0].index_name();
  for (const DataFrame& frame : frames)
    if (!name || frame.index_name() != name)
      throw Error(ErrorKind::user, "concat: .interleave_partitions needs frames with an index of one name");
  return *name;
}

/// The rows of frames with indexes, brought together by these.
DataFrame joined_by_index(const std::vector<DataFrame>& frames, const std::string& how) {
  std::vector<std::string> names;
  for (const DataFrame& frame : frames)
    for (const std::string& name : frame::data_columns(frame.expr())) {
      if (frame::contains(names, name)) throw Error(ErrorKind::user, "concat: two frames have a column of one name: " + name);
      names.push_back(name);
    }
  return frames[0].join({frames.begin() + 1, frames.end()}, {.how = how});
}

DataFrame beside(const std::vector<DataFrame>& frames) {
  Expr rows = frames[0].expr();
  for (const DataFrame& frame : frames) rows = frame::common_rows(rows, frame.expr(), "concat");
  std::vector<std::string> names;
  std::vector<Expr> scalars;
  for (const DataFrame& frame : frames) {
    auto meanings = frame::columns_over(frame.expr(), rows);
    for (const std::string& name : frame.columns()) {
      if (std::find(names.begin(), names.end(), name) != names.end())
        throw Error(ErrorKind::user, "concat: two frames have a column of one name: " + name);
      names.push_back(name);
      scalars.push_back(meanings.at(name));
    }
  }
  return DataFrame(plan::project(rows, std::move(names), std::move(scalars)));
}

}  // namespace

DataFrame concat(const std::vector<DataFrame>& frames, const Concat& options) {
  if (frames.empty()) throw Error(ErrorKind::user, "concat needs at least one frame");
  if (options.axis != 0 && options.axis != 1)
    throw Error(ErrorKind::user, "concat: .axis is 0 or 1, not " + std::to_string(options.axis));
  if (options.join != "outer" && options.join != "inner")
    throw Error(ErrorKind::user, "concat: .join is \"outer\" or \"inner\", not " + options.join);
  if (options.axis == 0) {
    const DataFrame rows = below(frames, options.join == "outer");
    return options.interleave_partitions ? rows.set_index(shared_index(frames)) : rows;
  }
  const bool indexed =
      std::all_of(frames.begin(), frames.end(), [](const DataFrame& frame) { return frame.index_name().has_value(); });
  return indexed ? joined_by_index(frames, options.join) : beside(frames);
}

}  // namespace weft::dd
