/// Everything the program says to people, by area: `Texts` is extended in one file for each, on
/// the floor that the area belongs to.
package enum Texts {}
