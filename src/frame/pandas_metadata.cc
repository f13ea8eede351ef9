// The columns and the index of a frame -> what pandas and Dask look for in a Parquet file.
#include "frame/pandas_metadata.h"

#include <algorithm>

#include "base/json_writer.h"

namespace weft::frame {
namespace {

using dd::DType;

struct PandasType {
  std::string pandas, numpy;
  std::string metadata = "null";
};

PandasType pandas_type(const plan::Type& type) {
  const std::string name(dd::to_string(type));
  switch (type.id()) {
    case DType::boolean:
      return {"bool", "bool"};
    case DType::string:
      return {"unicode", "str"};
    case DType::date:
      return {"date", "object"};
    case DType::time:
      return {"time", "object"};
    case DType::timestamp: {
      if (type.detail().time_zone.empty()) return {"datetime", "datetime64[us]"};
      std::string metadata = "{\"timezone\":";
      base::append_json_string(metadata, type.detail().time_zone);
      return {"datetimetz", "datetime64[us]", metadata + "}"};
    }
    case DType::duration:
      return {"timedelta", "timedelta64[us]"};
    case DType::category:
      return {"categorical", "int32",
              "{\"num_categories\":" + std::to_string(type.detail().categories.size()) +
                  ",\"ordered\":" + (type.detail().ordered ? "true" : "false") + "}"};
    case DType::list:
      return {"list[" + pandas_type(plan::item_of(type)).pandas + "]", "object"};
    default:
      return {name, name};
  }
}

}  // namespace

std::string pandas_metadata(const plan::Schema& schema, const std::vector<std::string>& left_out, const std::string& index) {
  std::string json = "{\"index_columns\":[";
  base::append_json_string(json, index);
  json +=
      "],\"column_indexes\":[{\"name\":null,\"field_name\":null,\"pandas_type\":\"unicode\",\"numpy_type\":\"object\","
      "\"metadata\":{\"encoding\":\"UTF-8\"}}],\"columns\":[";
  bool is_first = true;
  for (const plan::Field& field : schema.columns()) {
    if (std::find(left_out.begin(), left_out.end(), field.name) != left_out.end()) continue;
    const PandasType type = pandas_type(field.type);
    json += is_first ? "{\"name\":" : ",{\"name\":";
    is_first = false;
    base::append_json_string(json, field.name);
    json += ",\"field_name\":";
    base::append_json_string(json, field.name);
    json += ",\"pandas_type\":";
    base::append_json_string(json, type.pandas);
    json += ",\"numpy_type\":";
    base::append_json_string(json, type.numpy);
    json += ",\"metadata\":" + type.metadata + '}';
  }
  return json + "],\"creator\":{\"library\":\"weft\",\"version\":\"1\"},\"pandas_version\":\"2.0.0\"}";
}

}  // namespace weft::frame
