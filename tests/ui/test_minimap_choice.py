"""The minimap in the window: wanted or not, and that is remembered."""

from pathlib import Path

from cjm_desktop.canvas.minimap import Minimap
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import OpenWindow, action


def minimap_of(window: MainWindow) -> Minimap:
    (minimap,) = window.canvas.findChildren(Minimap)
    return minimap


def test_the_minimap_comes_when_the_map_is_enlarged(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    assert not minimap_of(window).isVisible()
    action(window, "view.actual-size").trigger()
    action(window, "view.zoom-in").trigger()
    assert minimap_of(window).isVisible()
    assert window.canvas.hasFocus()
    action(window, "view.fit").trigger()
    assert not minimap_of(window).isVisible()


def test_that_it_is_not_wanted_is_remembered(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    window.canvas.zoom_to(2.0)
    assert action(window, "view.minimap").isChecked()
    action(window, "view.minimap").trigger()
    assert not action(window, "view.minimap").isChecked()
    assert not minimap_of(window).isVisible()

    another = open_a_window()
    another.files.new_example()
    another.canvas.zoom_to(2.0)
    assert not minimap_of(another).isVisible()
    action(another, "view.minimap").trigger()
    assert minimap_of(another).isVisible()
