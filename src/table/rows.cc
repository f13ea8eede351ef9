// Tables that come one after the other -> their rows.
#include <string>

#include <weft/table.h>

namespace weft::dd {

RowCursor::RowCursor(TableSource source) : source_(std::move(source)) { find_row(); }

bool RowCursor::advance() {
  if (++row_ < table_->num_rows()) return false;
  find_row();
  return true;
}

void RowCursor::find_row() {
  row_ = 0;
  do {
    // The one before is let go of before the next is made.
    table_.reset();
    table_ = source_(next_table_++);
  } while (table_ && table_->num_rows() == 0);
}

Rows Table::iterrows() const {
  return Rows([table = *this](std::size_t number) { return number == 0 ? std::optional(table) : std::nullopt; });
}

}  // namespace weft::dd

namespace weft {

void detail::check_tuple_size(const std::vector<std::string>& names, std::size_t num_types) {
  if (names.size() != num_types)
    throw Error(ErrorKind::user,
                "itertuples: " + std::to_string(num_types) + " types need as many columns, not " + std::to_string(names.size()));
}

}  // namespace weft
