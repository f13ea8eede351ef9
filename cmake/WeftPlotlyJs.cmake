# plotly.js from the unpacked wheel, embedded in libweft_base for the pages and pictures that figures are written to.
set(plotly_js_folder "${WEFT_DEPS_DIR}/plotly/plotly/package_data")
if(NOT EXISTS "${plotly_js_folder}/plotly.min.js")
  message(FATAL_ERROR "The plotly wheel is not unpacked: run ./dev setup (looked in ${WEFT_DEPS_DIR}/plotly)")
endif()
file(SHA256 "${plotly_js_folder}/plotly.min.js" plotly_js_hash)
set_source_files_properties("${PROJECT_SOURCE_DIR}/src/figure/plotly_js.cc" PROPERTIES
  OBJECT_DEPENDS "${plotly_js_folder}/plotly.min.js"
  COMPILE_DEFINITIONS "WEFT_PLOTLY_JS_SHA256=\"${plotly_js_hash}\""
  COMPILE_OPTIONS "-Wa,-I,${plotly_js_folder}"
  SKIP_UNITY_BUILD_INCLUSION ON)
