// The 22 queries of TPC-H (https://www.tpc.org/tpch/), with the validation parameters, as frames.
#pragma once

#include <string>

#include <weft/dataframe.h>

namespace weft::tpch {

/// The eight tables, as frames of the Parquet files in a folder.
struct Tables {
  explicit Tables(const std::string& folder);
  dd::DataFrame customer, lineitem, nation, orders, part, partsupp, region, supplier;
};

/// What each line item brings in.
dd::Series revenue(const dd::DataFrame& lines);

/// Query 1 to 22: its rows, in order where the query has one. Throws a user Error for another number.
dd::Table run_query(int number, const Tables& tables);

// One each, in three files.
dd::Table query_1(const Tables&);
dd::Table query_2(const Tables&);
dd::Table query_3(const Tables&);
dd::Table query_4(const Tables&);
dd::Table query_5(const Tables&);
dd::Table query_6(const Tables&);
dd::Table query_7(const Tables&);
dd::Table query_8(const Tables&);
dd::Table query_9(const Tables&);
dd::Table query_10(const Tables&);
dd::Table query_11(const Tables&);
dd::Table query_12(const Tables&);
dd::Table query_13(const Tables&);
dd::Table query_14(const Tables&);
dd::Table query_15(const Tables&);
dd::Table query_16(const Tables&);
dd::Table query_17(const Tables&);
dd::Table query_18(const Tables&);
dd::Table query_19(const Tables&);
dd::Table query_20(const Tables&);
dd::Table query_21(const Tables&);
dd::Table query_22(const Tables&);

}  // namespace weft::tpch
