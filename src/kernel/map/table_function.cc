// A registered function of the user and a table -> what it makes of it.
#include "kernel/map/table_function.h"

#include <algorithm>

#include <arrow/chunked_array.h>
#include <weft/error.h>

#include "plan/arrow_type.h"
#include "plan/category_tables.h"
#include "plan/functions.h"
#include "plan/values.h"
#include "table/category_columns.h"

namespace weft::kernel {
namespace {

std::string describe(const plan::Schema& schema) {
  std::string text;
  for (const plan::Field& field : schema.columns()) {
    if (!text.empty()) text += ", ";
    text += field.name + ' ' + plan::type_name(field.type);
  }
  return text;
}

plan::Schema schema_of(const dd::Table& table) {
  std::vector<plan::Field> fields;
  const std::vector<std::string> names = table.column_names();
  for (std::size_t index = 0; index < names.size(); ++index) {
    const dd::Column column = table.column(index);
    const plan::Type type =
        column.dtype() == dd::DType::category
            ? plan::Type(dd::DType::category, {.categories = column.categories(), .known = true, .ordered = column.ordered()})
            : plan::from_arrow(*column.arrow()->type());
    fields.push_back({names[index], type});
  }
  return plan::Schema(std::move(fields));
}

/// Whether the columns are those promised. Categories may be any where none were promised.
bool keeps(const plan::Schema& promised, const plan::Schema& given) {
  return std::equal(promised.columns().begin(), promised.columns().end(), given.columns().begin(), given.columns().end(),
                    [](const plan::Field& a, const plan::Field& b) {
                      const bool any = a.type == dd::DType::category && !a.type.detail().known;
                      return a.name == b.name && (any ? b.type == dd::DType::category : a.type == b.type);
                    });
}

}  // namespace

detail::TableArgument table_argument(Partition rows, const plan::Schema& schema) {
  return {dd::Table(plan::encode_categories(std::move(rows), schema)), {}};
}

detail::TableArgument value_argument(const plan::Literal& value) { return {{}, plan::value_of(value)}; }

detail::TableArgument single_argument(Partition row, const plan::Schema& schema) {
  return {{}, plan::value_at(table_argument(std::move(row), schema).table.column(0), 0)};
}

Partition call_table_function(const std::string& function, const plan::Schema& schema, const plan::Schema& promised,
                              Partition rows) {
  return call_table_function(function, {table_argument(std::move(rows), schema)}, promised);
}

Partition call_table_function(const std::string& function, const std::vector<detail::TableArgument>& arguments,
                              const plan::Schema& promised) {
  const plan::FunctionInfo& info = plan::find_function(function);
  const dd::Table made = plan::call_named(info, [&] { return info.call_table(arguments); });
  if (const plan::Schema given = schema_of(made); !keeps(promised, given))
    throw Error(ErrorKind::user, "Function gave other columns than for a table without rows: " + function + " (" +
                                     describe(promised) + " became " + describe(given) + ')');
  return dd::decode_categories(made.arrow());
}

}  // namespace weft::kernel
