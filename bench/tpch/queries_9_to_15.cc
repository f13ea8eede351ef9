// TPC-H 9 to 15.
#include "queries.h"

namespace weft::tpch {

using dd::DataFrame;
using dd::Series;
using dd::Table;

/// Product type profit measure.
Table query_9(const Tables& t) {
  DataFrame lines = t.part[t.part["p_name"].str().contains("green", {.regex = false})]
                        .merge(t.lineitem, {.left_on = {"p_partkey"}, .right_on = {"l_partkey"}})
                        .merge(t.partsupp, {.left_on = {"l_suppkey", "p_partkey"}, .right_on = {"ps_suppkey", "ps_partkey"}})
                        .merge(t.supplier, {.left_on = {"l_suppkey"}, .right_on = {"s_suppkey"}})
                        .merge(t.orders, {.left_on = {"l_orderkey"}, .right_on = {"o_orderkey"}})
                        .merge(t.nation, {.left_on = {"s_nationkey"}, .right_on = {"n_nationkey"}});
  return lines.assign("nation", lines["n_name"])
      .assign("o_year", lines["o_orderdate"].dt().year())
      .assign("amount", revenue(lines) - lines["ps_supplycost"] * lines["l_quantity"])
      .groupby({"nation", "o_year"})
      .agg({{"amount", "sum", "sum_profit"}})
      .sort_values({"nation", "o_year"}, {.ascending = {true, false}})
      .compute();
}

/// Returned item reporting.
Table query_10(const Tables& t) {
  DataFrame orders = t.orders[t.orders["o_orderdate"] >= "1993-10-01" && t.orders["o_orderdate"] < "1994-01-01"];
  DataFrame lines =
      t.customer.merge(orders, {.left_on = {"c_custkey"}, .right_on = {"o_custkey"}})
          .merge(t.lineitem[t.lineitem["l_returnflag"] == "R"], {.left_on = {"o_orderkey"}, .right_on = {"l_orderkey"}})
          .merge(t.nation, {.left_on = {"c_nationkey"}, .right_on = {"n_nationkey"}});
  return lines.assign("revenue", revenue(lines))
      .groupby({"c_custkey", "c_name", "c_acctbal", "c_phone", "n_name", "c_address", "c_comment"})
      .agg({{"revenue", "sum"}})[{"c_custkey", "c_name", "revenue", "c_acctbal", "n_name", "c_address", "c_phone", "c_comment"}]
      .sort_values("revenue", {.ascending = false})
      .head(20);
}

/// Important stock identification.
Table query_11(const Tables& t) {
  DataFrame stock = t.nation[t.nation["n_name"] == "GERMANY"]
                        .merge(t.supplier, {.left_on = {"n_nationkey"}, .right_on = {"s_nationkey"}})
                        .merge(t.partsupp, {.left_on = {"s_suppkey"}, .right_on = {"ps_suppkey"}});
  stock = stock.assign("value", stock["ps_supplycost"] * stock["ps_availqty"]);
  DataFrame parts = stock.groupby("ps_partkey").agg({{"value", "sum"}});
  return parts[parts["value"] > stock["value"].sum() * 0.0001].sort_values("value", {.ascending = false}).compute();
}

/// Shipping modes and order priority.
Table query_12(const Tables& t) {
  const DataFrame& l = t.lineitem;
  DataFrame lines =
      l[l["l_shipmode"].isin({"MAIL", "SHIP"}) && l["l_commitdate"] < l["l_receiptdate"] && l["l_shipdate"] < l["l_commitdate"] &&
        l["l_receiptdate"] >= "1994-01-01" && l["l_receiptdate"] < "1995-01-01"];
  DataFrame joined = t.orders.merge(lines, {.left_on = {"o_orderkey"}, .right_on = {"l_orderkey"}});
  Series is_high = joined["o_orderpriority"].isin({"1-URGENT", "2-HIGH"});
  return joined.assign("high", is_high.astype(dd::int64))
      .assign("low", (!is_high).astype(dd::int64))
      .groupby("l_shipmode")
      .agg({{"high", "sum", "high_line_count"}, {"low", "sum", "low_line_count"}})
      .sort_values("l_shipmode")
      .compute();
}

/// Customer distribution.
Table query_13(const Tables& t) {
  DataFrame orders = t.orders[!t.orders["o_comment"].str().contains("special.*requests")];
  return t.customer.merge(orders, {.how = "left", .left_on = {"c_custkey"}, .right_on = {"o_custkey"}})
      .groupby("c_custkey")
      .agg({{"o_orderkey", "count", "c_count"}})
      .groupby("c_count")
      .agg({{"c_count", "size", "custdist"}})
      .sort_values({"custdist", "c_count"}, {.ascending = false})
      .compute();
}

/// Promotion effect.
Table query_14(const Tables& t) {
  const DataFrame& l = t.lineitem;
  DataFrame lines = l[l["l_shipdate"] >= "1995-09-01" && l["l_shipdate"] < "1995-10-01"].merge(
      t.part, {.left_on = {"l_partkey"}, .right_on = {"p_partkey"}});
  lines = lines.assign("revenue", revenue(lines));
  lines = lines.assign("promotion", lines["revenue"].where(lines["p_type"].str().startswith("PROMO"), 0.0));
  DataFrame sums = lines[{"promotion", "revenue"}].sum();
  return sums.assign("promo_revenue", 100.0 * sums["promotion"] / sums["revenue"])[{"promo_revenue"}].compute();
}

/// Top supplier.
Table query_15(const Tables& t) {
  const DataFrame& l = t.lineitem;
  DataFrame lines = l[l["l_shipdate"] >= "1996-01-01" && l["l_shipdate"] < "1996-04-01"];
  DataFrame revenues = lines.assign("revenue", revenue(lines)).groupby("l_suppkey").agg({{"revenue", "sum", "total_revenue"}});
  DataFrame top = revenues[revenues["total_revenue"] == revenues["total_revenue"].max()];
  return t.supplier
      .merge(top, {.left_on = {"s_suppkey"},
                   .right_on = {"l_suppkey"}})[{"s_suppkey", "s_name", "s_address", "s_phone", "total_revenue"}]
      .sort_values("s_suppkey")
      .compute();
}

}  // namespace weft::tpch
