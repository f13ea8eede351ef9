// The ops that Weft brings along: a new op is added to this list.
#include "plan/builtin_ops.h"

#include "plan/ops/aggregate.h"
#include "plan/ops/asof_join.h"
#include "plan/ops/attach_rows.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/bitwise.h"
#include "plan/ops/category.h"
#include "plan/ops/concat.h"
#include "plan/ops/constant_rows.h"
#include "plan/ops/custom_result.h"
#include "plan/ops/cut_bins.h"
#include "plan/ops/cut_computed.h"
#include "plan/ops/date_function.h"
#include "plan/ops/explode.h"
#include "plan/ops/extremum.h"
#include "plan/ops/fill_periods.h"
#include "plan/ops/filter.h"
#include "plan/ops/from_map.h"
#include "plan/ops/group_apply.h"
#include "plan/ops/group_rows.h"
#include "plan/ops/group_value.h"
#include "plan/ops/has_partner.h"
#include "plan/ops/hash_values.h"
#include "plan/ops/if_else.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/in_time_zone.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/list_function.h"
#include "plan/ops/look_up.h"
#include "plan/ops/map_beside.h"
#include "plan/ops/map_overlap.h"
#include "plan/ops/map_partitions.h"
#include "plan/ops/math_function.h"
#include "plan/ops/melt.h"
#include "plan/ops/moment_statistic.h"
#include "plan/ops/parse_time.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/partition_summary.h"
#include "plan/ops/project.h"
#include "plan/ops/random_number.h"
#include "plan/ops/range_bounds.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/read_ipc.h"
#include "plan/ops/read_json.h"
#include "plan/ops/read_parquet.h"
#include "plan/ops/repartition.h"
#include "plan/ops/replace_values.h"
#include "plan/ops/round_number.h"
#include "plan/ops/row_distinct.h"
#include "plan/ops/row_number.h"
#include "plan/ops/row_quantile.h"
#include "plan/ops/rows_since.h"
#include "plan/ops/sample.h"
#include "plan/ops/scalar.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/set_index.h"
#include "plan/ops/shuffle.h"
#include "plan/ops/sort.h"
#include "plan/ops/spread_sample.h"
#include "plan/ops/string_function.h"
#include "plan/ops/tail.h"
#include "plan/ops/task_input.h"
#include "plan/ops/to_number.h"
#include "plan/ops/window.h"
#include "plan/ops/write_files.h"
#include "plan/registry.h"

namespace weft::plan {
namespace {

template <class... Op>
void register_all() {
  (register_op<Op>(), ...);
}

}  // namespace

void register_builtin_ops() {
  register_all<ColumnRef, LiteralValue, Binary, Unary, IsIn, Cast, StringFunction, Coalesce, CallScalar>();
  register_all<Bitwise, CutBins, CutComputed, Extremum, HasPartner, HashValues, IfElse, MathFunction, Melt, ReplaceValues,
               RoundNumber, RowDistinct, RowQuantile, ToNumber>();
  register_all<AttachValues, CustomResult, FrameValue, GroupApply, GroupRows, MomentStatistic>();
  register_all<AsCategory, CategoryCodes>();
  register_all<Explode, ListFunction>();
  register_all<ReadParquet, ReadJson, ReadIpc, WriteFiles>();
  register_all<DateField, DurationField, RoundTime, FormatTime, InTimeZone, ToWallTime, FromWallTime>();
  register_all<ParseTimestamp, ParseDuration, TimeFromNumber>();
  register_all<Join, AsofJoin>();
  register_all<AttachGroups, FillPeriods, AttachRows, GroupValue, ConstantRows, JoinCarries, LookUp, RowNumber, RowsSince, Window,
               WindowCall, WindowCarry>();
  register_all<CheckIndex, PartitionSummary, Tail, Shuffle, Sample, RandomNumber, MapOverlap, Repartition, RepartitionAt,
               SelectPartitions, SetIndex, SliceRows>();
  register_all<ReadCsv, InMemory, Filter, Project, Aggregate, Sort, Limit, MapPartitions, MapBeside, FromMap, TaskInput, Concat,
               PartitionBy, RangeBounds, SpreadSample>();
}

}  // namespace weft::plan
