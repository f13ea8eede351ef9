# What `cmake --install` puts into a prefix: headers, one library and one target file per component, and the Arrow they run on.
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Weft")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/weft" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
foreach(component IN ITEMS base dataframe cluster sql express dash dash_data weft)
  install(TARGETS weft_${component} EXPORT Weft-${component}
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(EXPORT Weft-${component} NAMESPACE weft:: DESTINATION "${package_dir}")
endforeach()
# The cluster's own library, and the glue that loads it into Ray's processes.
install(TARGETS weft_node LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/cluster/ray/weft_node" DESTINATION "${CMAKE_INSTALL_LIBDIR}/weft/ray" FILES_MATCHING PATTERN "*.py")
install(FILES ${WEFT_ARROW_RUNTIME} DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/WeftConfig.cmake.in" "${PROJECT_BINARY_DIR}/WeftConfig.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/WeftConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/WeftConfig.cmake" "${PROJECT_BINARY_DIR}/WeftConfigVersion.cmake" DESTINATION "${package_dir}")
