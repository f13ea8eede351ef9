// Numbers -> queries of TPC-H.
#include "queries.h"

#include <array>

namespace weft::tpch {

Tables::Tables(const std::string& folder)
    : customer(dd::read_parquet(folder + "/customer.parquet")),
      lineitem(dd::read_parquet(folder + "/lineitem.parquet")),
      nation(dd::read_parquet(folder + "/nation.parquet")),
      orders(dd::read_parquet(folder + "/orders.parquet")),
      part(dd::read_parquet(folder + "/part.parquet")),
      partsupp(dd::read_parquet(folder + "/partsupp.parquet")),
      region(dd::read_parquet(folder + "/region.parquet")),
      supplier(dd::read_parquet(folder + "/supplier.parquet")) {}

dd::Series revenue(const dd::DataFrame& lines) { return lines["l_extendedprice"] * (1 - lines["l_discount"]); }

dd::Table run_query(int number, const Tables& tables) {
  static constexpr std::array queries{query_1,  query_2,  query_3,  query_4,  query_5,  query_6,  query_7,  query_8,
                                      query_9,  query_10, query_11, query_12, query_13, query_14, query_15, query_16,
                                      query_17, query_18, query_19, query_20, query_21, query_22};
  if (number < 1 || number > static_cast<int>(queries.size()))
    throw Error(ErrorKind::user, "TPC-H has queries 1 to 22, not: " + std::to_string(number));
  return queries[static_cast<std::size_t>(number - 1)](tables);
}

}  // namespace weft::tpch
