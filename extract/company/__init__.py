"""Who cuts: known employers (``gazetteer``), the cast of an article (``cast``), each mention's employer (``resolve``).

Nothing is imported here: the store asks for names alone, and all of the resolution would come with every command.
"""
