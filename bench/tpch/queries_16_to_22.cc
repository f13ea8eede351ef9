// TPC-H 16 to 22.
#include "queries.h"

namespace weft::tpch {

using dd::DataFrame;
using dd::Series;
using dd::Table;

/// Parts and supplier relationship.
Table query_16(const Tables& t) {
  DataFrame parts = t.part[t.part["p_brand"] != "Brand#45" && !t.part["p_type"].str().startswith("MEDIUM POLISHED") &&
                           t.part["p_size"].isin({49, 14, 23, 45, 19, 3, 36, 9})];
  DataFrame complaints = t.supplier[t.supplier["s_comment"].str().contains("Customer.*Complaints")];
  return parts.merge(t.partsupp, {.left_on = {"p_partkey"}, .right_on = {"ps_partkey"}})
      .merge(complaints, {.how = "anti", .left_on = {"ps_suppkey"}, .right_on = {"s_suppkey"}})
      .groupby({"p_brand", "p_type", "p_size"})
      .agg({{"ps_suppkey", "nunique", "supplier_cnt"}})
      .sort_values({"supplier_cnt", "p_brand", "p_type", "p_size"}, {.ascending = {false, true, true, true}})
      .compute();
}

/// Small-quantity-order revenue.
Table query_17(const Tables& t) {
  DataFrame parts = t.part[t.part["p_brand"] == "Brand#23" && t.part["p_container"] == "MED BOX"];
  DataFrame lines = parts.merge(t.lineitem, {.left_on = {"p_partkey"}, .right_on = {"l_partkey"}});
  DataFrame means = lines.groupby("p_partkey").agg({{"l_quantity", "mean", "mean_quantity"}});
  DataFrame small = lines.merge(means, {.on = {"p_partkey"}});
  // As in SQL the sum of no rows is null.
  DataFrame sums = small[small["l_quantity"] < 0.2 * small["mean_quantity"]][{"l_extendedprice"}].sum(1);
  return sums.assign("avg_yearly", sums["l_extendedprice"] / 7.0)[{"avg_yearly"}].compute();
}

/// Large volume customer.
Table query_18(const Tables& t) {
  DataFrame totals = t.lineitem.groupby("l_orderkey").agg({{"l_quantity", "sum", "total"}});
  return t.customer.merge(t.orders, {.left_on = {"c_custkey"}, .right_on = {"o_custkey"}})
      .merge(totals[totals["total"] > 300],
             {.left_on = {"o_orderkey"},
              .right_on = {"l_orderkey"}})[{"c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice", "total"}]
      .sort_values({"o_totalprice", "o_orderdate"}, {.ascending = {false, true}})
      .head(100);
}

/// Discounted revenue.
Table query_19(const Tables& t) {
  const DataFrame& l = t.lineitem;
  DataFrame lines = l[l["l_shipmode"].isin({"AIR", "AIR REG"}) && l["l_shipinstruct"] == "DELIVER IN PERSON"].merge(
      t.part, {.left_on = {"l_partkey"}, .right_on = {"p_partkey"}});
  const auto sold = [&](const char* brand, std::initializer_list<dd::Value> containers, int quantity, int size) {
    return lines["p_brand"] == brand && lines["p_container"].isin(containers) &&
           lines["l_quantity"].between(quantity, quantity + 10) && lines["p_size"].between(1, size);
  };
  lines = lines[sold("Brand#12", {"SM CASE", "SM BOX", "SM PACK", "SM PKG"}, 1, 5) ||
                sold("Brand#23", {"MED BAG", "MED BOX", "MED PKG", "MED PACK"}, 10, 10) ||
                sold("Brand#34", {"LG CASE", "LG BOX", "LG PACK", "LG PKG"}, 20, 15)];
  return lines.assign("revenue", revenue(lines))[{"revenue"}].sum().compute();
}

/// Potential part promotion.
Table query_20(const Tables& t) {
  const DataFrame& l = t.lineitem;
  DataFrame shipped = l[l["l_shipdate"] >= "1994-01-01" && l["l_shipdate"] < "1995-01-01"]
                          .groupby({"l_partkey", "l_suppkey"})
                          .agg({{"l_quantity", "sum", "shipped"}});
  DataFrame forest = t.part[t.part["p_name"].str().startswith("forest")];
  DataFrame stock = t.partsupp.merge(forest, {.how = "semi", .left_on = {"ps_partkey"}, .right_on = {"p_partkey"}})
                        .merge(shipped, {.left_on = {"ps_partkey", "ps_suppkey"}, .right_on = {"l_partkey", "l_suppkey"}});
  stock = stock[stock["ps_availqty"] > 0.5 * stock["shipped"]];
  return t.supplier.merge(t.nation[t.nation["n_name"] == "CANADA"], {.left_on = {"s_nationkey"}, .right_on = {"n_nationkey"}})
      .merge(stock, {.how = "semi", .left_on = {"s_suppkey"}, .right_on = {"ps_suppkey"}})[{"s_name", "s_address"}]
      .sort_values("s_name")
      .compute();
}

/// Suppliers who kept orders waiting.
Table query_21(const Tables& t) {
  const DataFrame& l = t.lineitem;
  DataFrame late = l[l["l_receiptdate"] > l["l_commitdate"]];
  // Several suppliers when the least and the greatest number differ, one when they are the same.
  const auto bounds = [](const DataFrame& lines) {
    return lines.groupby("l_orderkey").agg({{"l_suppkey", "min", "least"}, {"l_suppkey", "max", "greatest"}});
  };
  DataFrame suppliers = bounds(l), late_suppliers = bounds(late);
  DataFrame waiting =
      t.nation[t.nation["n_name"] == "SAUDI ARABIA"]
          .merge(t.supplier, {.left_on = {"n_nationkey"}, .right_on = {"s_nationkey"}})
          .merge(late, {.left_on = {"s_suppkey"}, .right_on = {"l_suppkey"}})
          .merge(t.orders[t.orders["o_orderstatus"] == "F"], {.left_on = {"l_orderkey"}, .right_on = {"o_orderkey"}})
          .merge(suppliers[suppliers["least"] != suppliers["greatest"]], {.how = "semi", .on = {"l_orderkey"}})
          .merge(late_suppliers[late_suppliers["least"] == late_suppliers["greatest"]], {.how = "semi", .on = {"l_orderkey"}});
  return waiting.groupby("s_name")
      .agg({{"s_name", "size", "numwait"}})
      .sort_values({"numwait", "s_name"}, {.ascending = {false, true}})
      .head(100);
}

/// Global sales opportunity.
Table query_22(const Tables& t) {
  DataFrame customers = t.customer.assign("cntrycode", t.customer["c_phone"].str().slice(0, 2));
  customers = customers[customers["cntrycode"].isin({"13", "31", "23", "29", "30", "18", "17"})];
  DataFrame paying = customers[customers["c_acctbal"] > 0.0];
  return customers[customers["c_acctbal"] > paying["c_acctbal"].mean()]
      .merge(t.orders, {.how = "anti", .left_on = {"c_custkey"}, .right_on = {"o_custkey"}})
      .groupby("cntrycode")
      .agg({{"c_custkey", "size", "numcust"}, {"c_acctbal", "sum", "totacctbal"}})
      .sort_values("cntrycode")
      .compute();
}

}  // namespace weft::tpch
