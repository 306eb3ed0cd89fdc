# Makes the core layer in the build directory.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(ANTEROOM_CORE_DIR ${CMAKE_BINARY_DIR}/core)
set(core_data ${CMAKE_CURRENT_LIST_DIR}/data)
file(MAKE_DIRECTORY ${ANTEROOM_CORE_DIR}/data)

add_custom_command(
  OUTPUT ${ANTEROOM_CORE_DIR}/data/zips.bin
  COMMAND ${Python3_EXECUTABLE} -B ${core_data}/compile_zips.py ${core_data}/zips.tsv
          ${ANTEROOM_CORE_DIR}/data/zips.bin
  DEPENDS ${core_data}/zips.tsv ${core_data}/ranges.tsv ${core_data}/compile_zips.py
          ${core_data}/build_zips.py
  COMMENT "Compiling the ZIP table"
  VERBATIM)
add_custom_target(core ALL DEPENDS ${ANTEROOM_CORE_DIR}/data/zips.bin)

file(CREATE_LINK ${CMAKE_SOURCE_DIR}/scripts/lib ${ANTEROOM_CORE_DIR}/lib SYMBOLIC)
file(CREATE_LINK ${CMAKE_CURRENT_LIST_DIR}/icons ${ANTEROOM_CORE_DIR}/icons SYMBOLIC)
file(CREATE_LINK ${CMAKE_CURRENT_LIST_DIR}/lint ${ANTEROOM_CORE_DIR}/lint SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/scripts/new ${ANTEROOM_CORE_DIR}/new SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/scripts/lib/locale ${ANTEROOM_CORE_DIR}/locale SYMBOLIC)

# The faces of the build machine are copied, so that a pack looks the same everywhere. Only the
# first is needed; what is missing of the others is missing on the display.
set(core_faces NotoSans NotoSansArabic NotoSansHebrew NotoSansDevanagari NotoSansBengali
    NotoSansGurmukhi NotoSansGujarati NotoSansTamil NotoSansThai NotoSansLao NotoSansKhmer
    NotoSansEthiopic NotoSansArmenian NotoSansGeorgian)
file(MAKE_DIRECTORY ${ANTEROOM_CORE_DIR}/fonts)
foreach(face ${core_faces})
  foreach(weight Regular Bold)
    find_file(face_file ${face}-${weight}.ttf PATHS /usr/share/fonts/truetype/noto
              NO_DEFAULT_PATH NO_CACHE)
    if(face_file)
      string(TOLOWER ${face}-${weight}.ttf face_name)
      configure_file(${face_file} ${ANTEROOM_CORE_DIR}/fonts/${face_name} COPYONLY)
    elseif(face STREQUAL NotoSans)
      message(FATAL_ERROR "${face}-${weight}.ttf is missing: install fonts-noto-core")
    endif()
    unset(face_file)
  endforeach()
endforeach()
file(GLOB own_faces ${CMAKE_CURRENT_LIST_DIR}/fonts/*.otf)
file(COPY ${own_faces} DESTINATION ${ANTEROOM_CORE_DIR}/fonts)
