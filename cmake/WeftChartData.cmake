# The data sets in the unpacked plotly wheel, embedded in libweft_express as they come: compressed, 85 kB in all.
set(chart_data_folder "${WEFT_DEPS_DIR}/plotly/plotly/package_data/datasets")
file(GLOB chart_data_files "${chart_data_folder}/*.gz")
if(NOT chart_data_files)
  message(FATAL_ERROR "The plotly wheel is not unpacked: run ./dev setup (looked in ${WEFT_DEPS_DIR}/plotly)")
endif()
set_source_files_properties("${PROJECT_SOURCE_DIR}/src/express/chart_data.cc" PROPERTIES
  OBJECT_DEPENDS "${chart_data_files}"
  COMPILE_OPTIONS "-Wa,-I,${chart_data_folder}"
  SKIP_UNITY_BUILD_INCLUSION ON)
