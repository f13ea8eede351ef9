// TPC-H 1 to 8.
#include "queries.h"

namespace weft::tpch {

using dd::DataFrame;
using dd::Series;
using dd::Table;

/// Pricing summary report.
Table query_1(const Tables& t) {
  DataFrame lines = t.lineitem[t.lineitem["l_shipdate"] <= "1998-09-02"];
  lines = lines.assign("disc_price", revenue(lines));
  lines = lines.assign("charge", lines["disc_price"] * (1 + lines["l_tax"]));
  return lines.groupby({"l_returnflag", "l_linestatus"})
      .agg({{"l_quantity", "sum", "sum_qty"},
            {"l_extendedprice", "sum", "sum_base_price"},
            {"disc_price", "sum", "sum_disc_price"},
            {"charge", "sum", "sum_charge"},
            {"l_quantity", "mean", "avg_qty"},
            {"l_extendedprice", "mean", "avg_price"},
            {"l_discount", "mean", "avg_disc"},
            {"l_quantity", "size", "count_order"}})
      .sort_values({"l_returnflag", "l_linestatus"})
      .compute();
}

/// Minimum cost supplier.
Table query_2(const Tables& t) {
  DataFrame offers = t.region[t.region["r_name"] == "EUROPE"]
                         .merge(t.nation, {.left_on = {"r_regionkey"}, .right_on = {"n_regionkey"}})
                         .merge(t.supplier, {.left_on = {"n_nationkey"}, .right_on = {"s_nationkey"}})
                         .merge(t.partsupp, {.left_on = {"s_suppkey"}, .right_on = {"ps_suppkey"}});
  DataFrame parts = t.part[t.part["p_size"] == 15 && t.part["p_type"].str().endswith("BRASS")];
  DataFrame all = parts.merge(offers, {.left_on = {"p_partkey"}, .right_on = {"ps_partkey"}});
  DataFrame least = all.groupby("p_partkey").agg({{"ps_supplycost", "min", "least_cost"}});
  return all
      .merge(least, {.left_on = {"p_partkey", "ps_supplycost"}, .right_on = {"p_partkey", "least_cost"}})[{
          "s_acctbal", "s_name", "n_name", "p_partkey", "p_mfgr", "s_address", "s_phone", "s_comment"}]
      .sort_values({"s_acctbal", "n_name", "s_name", "p_partkey"}, {.ascending = {false, true, true, true}})
      .head(100);
}

/// Shipping priority.
Table query_3(const Tables& t) {
  DataFrame lines =
      t.customer[t.customer["c_mktsegment"] == "BUILDING"]
          .merge(t.orders[t.orders["o_orderdate"] < "1995-03-15"], {.left_on = {"c_custkey"}, .right_on = {"o_custkey"}})
          .merge(t.lineitem[t.lineitem["l_shipdate"] > "1995-03-15"], {.left_on = {"o_orderkey"}, .right_on = {"l_orderkey"}});
  return lines.assign("revenue", revenue(lines))
      .groupby({"l_orderkey", "o_orderdate", "o_shippriority"})
      .agg({{"revenue", "sum"}})[{"l_orderkey", "revenue", "o_orderdate", "o_shippriority"}]
      .sort_values({"revenue", "o_orderdate"}, {.ascending = {false, true}})
      .head(10);
}

/// Order priority checking.
Table query_4(const Tables& t) {
  DataFrame late = t.lineitem[t.lineitem["l_commitdate"] < t.lineitem["l_receiptdate"]];
  DataFrame orders = t.orders[t.orders["o_orderdate"] >= "1993-07-01" && t.orders["o_orderdate"] < "1993-10-01"];
  return orders.merge(late, {.how = "semi", .left_on = {"o_orderkey"}, .right_on = {"l_orderkey"}})
      .groupby("o_orderpriority")
      .agg({{"o_orderkey", "count", "order_count"}})
      .sort_values("o_orderpriority")
      .compute();
}

/// Local supplier volume.
Table query_5(const Tables& t) {
  DataFrame orders = t.orders[t.orders["o_orderdate"] >= "1994-01-01" && t.orders["o_orderdate"] < "1995-01-01"];
  DataFrame lines = t.region[t.region["r_name"] == "ASIA"]
                        .merge(t.nation, {.left_on = {"r_regionkey"}, .right_on = {"n_regionkey"}})
                        .merge(t.customer, {.left_on = {"n_nationkey"}, .right_on = {"c_nationkey"}})
                        .merge(orders, {.left_on = {"c_custkey"}, .right_on = {"o_custkey"}})
                        .merge(t.lineitem, {.left_on = {"o_orderkey"}, .right_on = {"l_orderkey"}})
                        .merge(t.supplier, {.left_on = {"l_suppkey", "n_nationkey"}, .right_on = {"s_suppkey", "s_nationkey"}});
  return lines.assign("revenue", revenue(lines))
      .groupby("n_name")
      .agg({{"revenue", "sum"}})
      .sort_values("revenue", {.ascending = false})
      .compute();
}

/// Forecasting revenue change.
Table query_6(const Tables& t) {
  const DataFrame& l = t.lineitem;
  DataFrame lines = l[l["l_shipdate"] >= "1994-01-01" && l["l_shipdate"] < "1995-01-01" && l["l_discount"].between(0.05, 0.07) &&
                      l["l_quantity"] < 24];
  return Table(
      {{"revenue",
        lines.assign("revenue", lines["l_extendedprice"] * lines["l_discount"])[{"revenue"}].sum().compute()["revenue"]}});
}

/// Volume shipping.
Table query_7(const Tables& t) {
  DataFrame sellers = t.supplier.merge(t.nation, {.left_on = {"s_nationkey"}, .right_on = {"n_nationkey"}})
                          .rename({{"n_name", "supp_nation"}})[{"s_suppkey", "supp_nation"}];
  DataFrame buyers = t.customer.merge(t.nation, {.left_on = {"c_nationkey"}, .right_on = {"n_nationkey"}})
                         .rename({{"n_name", "cust_nation"}})[{"c_custkey", "cust_nation"}];
  DataFrame lines = t.lineitem[t.lineitem["l_shipdate"].between("1995-01-01", "1996-12-31")]
                        .merge(sellers, {.left_on = {"l_suppkey"}, .right_on = {"s_suppkey"}})
                        .merge(t.orders, {.left_on = {"l_orderkey"}, .right_on = {"o_orderkey"}})
                        .merge(buyers, {.left_on = {"o_custkey"}, .right_on = {"c_custkey"}});
  lines = lines[(lines["supp_nation"] == "FRANCE" && lines["cust_nation"] == "GERMANY") ||
                (lines["supp_nation"] == "GERMANY" && lines["cust_nation"] == "FRANCE")];
  return lines.assign("l_year", lines["l_shipdate"].dt().year())
      .assign("revenue", revenue(lines))
      .groupby({"supp_nation", "cust_nation", "l_year"})
      .agg({{"revenue", "sum"}})
      .sort_values({"supp_nation", "cust_nation", "l_year"})
      .compute();
}

/// National market share.
Table query_8(const Tables& t) {
  DataFrame buyers = t.region[t.region["r_name"] == "AMERICA"]
                         .merge(t.nation, {.left_on = {"r_regionkey"}, .right_on = {"n_regionkey"}})
                         .merge(t.customer, {.left_on = {"n_nationkey"}, .right_on = {"c_nationkey"}})[{"c_custkey"}];
  DataFrame sellers = t.supplier.merge(t.nation, {.left_on = {"s_nationkey"}, .right_on = {"n_nationkey"}})
                          .rename({{"n_name", "nation"}})[{"s_suppkey", "nation"}];
  DataFrame orders = t.orders[t.orders["o_orderdate"].between("1995-01-01", "1996-12-31")];
  DataFrame lines = t.part[t.part["p_type"] == "ECONOMY ANODIZED STEEL"]
                        .merge(t.lineitem, {.left_on = {"p_partkey"}, .right_on = {"l_partkey"}})
                        .merge(orders, {.left_on = {"l_orderkey"}, .right_on = {"o_orderkey"}})
                        .merge(buyers, {.left_on = {"o_custkey"}, .right_on = {"c_custkey"}})
                        .merge(sellers, {.left_on = {"l_suppkey"}, .right_on = {"s_suppkey"}});
  lines = lines.assign("volume", revenue(lines)).assign("o_year", lines["o_orderdate"].dt().year());
  lines = lines.assign("brazil", lines["volume"].where(lines["nation"] == "BRAZIL", 0.0));
  DataFrame years = lines.groupby("o_year").agg({{"brazil", "sum"}, {"volume", "sum"}});
  return years.assign("mkt_share", years["brazil"] / years["volume"])[{"o_year", "mkt_share"}].sort_values("o_year").compute();
}

}  // namespace weft::tpch
