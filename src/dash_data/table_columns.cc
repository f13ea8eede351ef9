// Turns the columns of a table or a frame into those of a DataTable.
#include <string>
#include <string_view>

#include <weft/dash_data.h>

namespace weft::dash_table {
namespace {

std::string_view type_of(dd::DType type) {
  if (dd::is_numeric(type)) return "numeric";
  if (type == dd::DType::date || type == dd::DType::timestamp) return "datetime";
  return dd::is_text(type) ? "text" : "any";
}

Json column(const std::string& name, dd::DType type) { return {{"id", name}, {"name", name}, {"type", type_of(type)}}; }

}  // namespace

Json columns_of(const dd::Table& table) {
  boost::json::array columns;
  for (const std::string& name : table.column_names()) columns.push_back(column(name, table[name].dtype()));
  return columns;
}

Json columns_of(const dd::DataFrame& frame) {
  boost::json::array columns;
  const std::vector<std::string> names = frame.columns();
  const std::vector<dd::DType> types = frame.dtypes();
  for (std::size_t i = 0; i < names.size(); ++i) columns.push_back(column(names[i], types[i]));
  return columns;
}

}  // namespace weft::dash_table
