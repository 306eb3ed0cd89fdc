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

# Links from here to there, so that a checkout may be renamed and copied with its build.
function(core_link name target)
  file(REAL_PATH ${ANTEROOM_CORE_DIR} core)
  file(REAL_PATH ${target} there)
  file(RELATIVE_PATH way ${core} ${there})
  file(CREATE_LINK ${way} ${core}/${name} SYMBOLIC)
endfunction()
core_link(lib ${CMAKE_SOURCE_DIR}/scripts/lib)
core_link(lint ${CMAKE_CURRENT_LIST_DIR}/lint)
core_link(new ${CMAKE_SOURCE_DIR}/scripts/new)
core_link(workshop ${CMAKE_SOURCE_DIR}/scripts/workshop)
core_link(locale ${CMAKE_SOURCE_DIR}/scripts/lib/locale)

# Icons are drawn here, large enough for all displays: no kiosk draws SVG. Those of icons-64 and
# icons-128 are decoded sooner.
find_program(RSVG_CONVERT rsvg-convert REQUIRED)
set(icons)
file(GLOB icon_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/icons/*.svg)
if(IS_SYMLINK ${ANTEROOM_CORE_DIR}/icons) # left by an older edition of this file
  file(REMOVE ${ANTEROOM_CORE_DIR}/icons)
endif()
function(draw_icons folder side)
  file(MAKE_DIRECTORY ${ANTEROOM_CORE_DIR}/${folder})
  foreach(source ${icon_sources})
    get_filename_component(name ${source} NAME_WE)
    set(icon ${ANTEROOM_CORE_DIR}/${folder}/${name}.png)
    add_custom_command(OUTPUT ${icon}
                       COMMAND ${RSVG_CONVERT} -w ${side} -h ${side} ${source} -o ${icon}
                       DEPENDS ${source} COMMENT "Drawing the icon ${name}, ${side} px" VERBATIM)
    list(APPEND icons ${icon})
  endforeach()
  set(icons ${icons} PARENT_SCOPE)
endfunction()
draw_icons(icons 256)
draw_icons(icons-128 128)
draw_icons(icons-64 64)
add_custom_target(core_icons ALL DEPENDS ${icons})
add_dependencies(core core_icons)

# The faces of the build machine are copied, so that a pack looks the same everywhere. Only the
# first is needed; what is missing of the others is missing on the display.
set(core_faces NotoSans NotoSansArabic NotoSansHebrew NotoSansDevanagari NotoSansBengali
    NotoSansGurmukhi NotoSansGujarati NotoSansTamil NotoSansThai NotoSansLao NotoSansKhmer
    NotoSansEthiopic NotoSansArmenian NotoSansGeorgian NotoSansTelugu NotoSansKannada
    NotoSansMalayalam NotoSansSinhala NotoSansMyanmar)
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
file(GLOB own_faces ${CMAKE_CURRENT_LIST_DIR}/fonts/*.?tf)
file(COPY ${own_faces} DESTINATION ${ANTEROOM_CORE_DIR}/fonts)
